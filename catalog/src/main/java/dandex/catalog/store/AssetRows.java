package dandex.catalog.store;

import dandex.catalog.Asset;
import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.Place;
import dandex.catalog.VersionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/// Rows of assets and places, as they are read back.
final class AssetRows {
  /// Something that belongs to an asset.
  record Of<T>(AssetId asset, T value) {}

  private AssetRows() {}

  static Asset asset(ResultSet row, StatementContext context) throws SQLException {
    return new Asset(
        id(row, "id"),
        row.getObject("blob", UUID.class),
        row.getObject("zarr", UUID.class),
        row.getLong("bytes"),
        row.getString("encoding_format"),
        Times.read(row, "created"),
        Times.read(row, "modified"),
        Terms.topics(row),
        new Json(row.getString("metadata")),
        Terms.words(row, "oddities"));
  }

  static Place place(ResultSet row) throws SQLException {
    return new Place(
        new DandisetId(row.getString("dandiset")),
        new VersionId(row.getString("version")),
        row.getBoolean("latest"),
        row.getString("path"));
  }

  static AssetId id(ResultSet row, String column) throws SQLException {
    return new AssetId(row.getObject(column, UUID.class));
  }
}
