package dandex.server.find;

import dandex.catalog.AssetId;
import dandex.catalog.NwbObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// A row of [ObjectFinder]'s statement.
///
/// @param object null in the one row of an asset of which none was found
record ObjectRow(AssetId asset, @Nullable Long total, @Nullable NwbObject object) {
  static ObjectRow of(ResultSet row, StatementContext context) throws SQLException {
    return new ObjectRow(
        new AssetId(row.getObject("asset", UUID.class)),
        row.getObject("total", Long.class),
        row.getString("path") == null ? null : object(row));
  }

  private static NwbObject object(ResultSet row) throws SQLException {
    return new NwbObject(
        row.getString("path"),
        row.getString("neurodata_type"),
        row.getString("namespace"),
        List.of((String[]) row.getArray("ancestors").getArray()),
        NwbObject.Kind.valueOf(row.getString("kind")),
        shape(row),
        row.getString("dtype"),
        List.of((String[]) row.getArray("columns").getArray()),
        row.getObject("rows", Long.class),
        row.getString("object_id"),
        row.getString("description"));
  }

  private static @Nullable List<Long> shape(ResultSet row) throws SQLException {
    var shape = row.getArray("shape");
    return shape == null ? null : List.of((Long[]) shape.getArray());
  }
}
