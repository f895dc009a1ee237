package dandex.catalog.store;

import dandex.catalog.Asset;
import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.NwbObject;
import dandex.catalog.Place;
import dandex.catalog.VersionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Rows of assets, their places and objects, as they are read back.
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

  static Of<Place> place(ResultSet row, StatementContext context) throws SQLException {
    var place =
        new Place(
            new DandisetId(row.getString("dandiset")),
            new VersionId(row.getString("version")),
            row.getBoolean("latest"),
            row.getString("path"));
    return new Of<>(id(row, "asset"), place);
  }

  static Of<NwbObject> object(ResultSet row, StatementContext context) throws SQLException {
    var object =
        new NwbObject(
            row.getString("path"),
            row.getString("neurodata_type"),
            row.getString("namespace"),
            Terms.words(row, "ancestors"),
            NwbObject.Kind.valueOf(row.getString("kind")),
            shape(row),
            row.getString("dtype"),
            Terms.words(row, "columns"),
            row.getObject("rows", Long.class),
            row.getString("object_id"),
            row.getString("description"));
    return new Of<>(id(row, "asset"), object);
  }

  static AssetId id(ResultSet row, String column) throws SQLException {
    return new AssetId(row.getObject(column, UUID.class));
  }

  private static @Nullable List<Long> shape(ResultSet row) throws SQLException {
    var shape = row.getArray("shape");
    return shape == null ? null : List.of((Long[]) shape.getArray());
  }
}
