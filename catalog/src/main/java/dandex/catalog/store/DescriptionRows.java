package dandex.catalog.store;

import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;

/// Rows of dandisets and versions, as they are read back.
final class DescriptionRows {
  /// A dandiset with one of its versions.
  record Described(Dandiset dandiset, Version version) {}

  private DescriptionRows() {}

  static Dandiset dandiset(ResultSet row, StatementContext context) throws SQLException {
    return new Dandiset(
        new DandisetId(row.getString("id")),
        row.getString("contact_person"),
        row.getString("embargo_status"),
        row.getInt("stars"),
        Times.read(row, "dandiset_created"),
        Times.read(row, "dandiset_modified"));
  }

  static Described described(ResultSet row, StatementContext context) throws SQLException {
    return new Described(dandiset(row, context), version(row));
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        new DandisetId(row.getString("dandiset")),
        new VersionId(row.getString("version")),
        row.getString("name"),
        row.getString("status"),
        row.getLong("asset_count"),
        row.getLong("bytes"),
        Times.read(row, "created"),
        Times.read(row, "modified"),
        row.getString("description"),
        Terms.words(row, "keywords"),
        Terms.words(row, "contributors"),
        Terms.words(row, "licenses"),
        row.getString("doi"),
        Terms.topicsOfVersion(row),
        new Json(row.getString("metadata")),
        Terms.words(row, "oddities"));
  }
}
