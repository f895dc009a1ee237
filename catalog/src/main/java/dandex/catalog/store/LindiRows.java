package dandex.catalog.store;

import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Rows about LINDI files, as they are read back.
final class LindiRows {
  private LindiRows() {}

  static LindiChosen chosen(ResultSet row, StatementContext context) throws SQLException {
    var due =
        new LindiStore.Due(
            AssetRows.id(row, "id"),
            new DandisetId(row.getString("dandiset")),
            Times.read(row, "modified"),
            row.getInt("misses"),
            row.getInt("failures"),
            row.getString("etag"),
            row.getString("last_modified"),
            json(row, "generation_metadata"));
    return new LindiChosen(
        due,
        row.getString("path"),
        LindiChosen.Reason.valueOf(row.getString("reason")),
        Times.readIfThere(row, "asked_at"));
  }

  static LindiLeft.Of left(ResultSet row, StatementContext context) throws SQLException {
    return new LindiLeft.Of(AssetRows.id(row, "id"), row.getString("path"), why(row));
  }

  static LindiLeft.Group group(ResultSet row, StatementContext context) throws SQLException {
    return new LindiLeft.Group(why(row), row.getLong("assets"));
  }

  private static LindiLeft why(ResultSet row) throws SQLException {
    return new LindiLeft(
        LindiLeft.Reason.valueOf(row.getString("reason")),
        row.getString("what"),
        Times.readIfThere(row, "due_at"));
  }

  static AssetRows.Of<LindiRecord> record(ResultSet row, StatementContext context)
      throws SQLException {
    var lindi =
        new LindiRecord(
            row.getString("state"),
            row.getString("reason"),
            row.getString("url"),
            Times.readIfThere(row, "processed_at"),
            row.getObject("processing_version", Integer.class),
            row.getObject("structure_chars", Integer.class),
            json(row, "generation_metadata"),
            json(row, "structure"));
    return new AssetRows.Of<>(AssetRows.id(row, "asset"), lindi);
  }

  private static @Nullable Json json(ResultSet row, String column) throws SQLException {
    var text = row.getString(column);
    return text == null ? null : new Json(text);
  }
}
