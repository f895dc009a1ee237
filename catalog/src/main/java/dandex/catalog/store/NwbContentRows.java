package dandex.catalog.store;

import dandex.catalog.Json;
import dandex.catalog.NwbExtension;
import dandex.catalog.NwbFile;
import dandex.catalog.NwbItem;
import dandex.catalog.NwbObject;
import dandex.catalog.NwbSubject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Rows of what is in NWB files, as they are read back.
public final class NwbContentRows {
  private NwbContentRows() {}

  static AssetRows.Of<NwbItem> item(ResultSet row, StatementContext context) throws SQLException {
    return new AssetRows.Of<>(AssetRows.id(row, "asset"), item(row));
  }

  static AssetRows.Of<NwbObject> object(ResultSet row, StatementContext context)
      throws SQLException {
    return new AssetRows.Of<>(AssetRows.id(row, "asset"), object(row));
  }

  /// A row of `nwb_item`.
  public static NwbItem item(ResultSet row) throws SQLException {
    var value = row.getString("value");
    return new NwbItem(
        row.getString("path"),
        NwbItem.Kind.valueOf(row.getString("kind")),
        Terms.words(row, "aliases"),
        row.getString("target"),
        shape(row),
        row.getString("dtype"),
        Terms.words(row, "attributes"),
        value == null ? null : new Json(value));
  }

  /// A row of `nwb_object`.
  public static NwbObject object(ResultSet row) throws SQLException {
    return new NwbObject(
        item(row),
        row.getString("neurodata_type"),
        row.getString("namespace"),
        row.getString("namespace_version"),
        Terms.words(row, "ancestors"),
        Terms.words(row, "columns"),
        row.getObject("rows", Long.class),
        row.getString("object_id"),
        row.getString("description"),
        row.getString("unit"));
  }

  static AssetRows.Of<NwbFile> file(ResultSet row, StatementContext context) throws SQLException {
    var file =
        new NwbFile(
            row.getString("nwb_version"),
            row.getString("identifier"),
            row.getString("session_id"),
            row.getString("session_description"),
            row.getString("session_start_time"),
            Terms.words(row, "experimenters"),
            row.getString("lab"),
            row.getString("institution"),
            Terms.words(row, "keywords"),
            subject(row),
            Terms.words(row, "devices"),
            row.getObject("electrode_count", Long.class),
            Terms.words(row, "electrode_locations"),
            Terms.words(row, "electrode_groups"),
            Terms.words(row, "imaging_locations"),
            Terms.words(row, "indicators"),
            row.getObject("unit_count", Long.class),
            row.getObject("roi_count", Long.class),
            List.of((Double[]) row.getArray("sampling_rates").getArray()),
            extensions(row),
            Terms.words(row, "top_level"),
            row.getInt("item_count"));
    return new AssetRows.Of<>(AssetRows.id(row, "asset"), file);
  }

  private static NwbSubject subject(ResultSet row) throws SQLException {
    return new NwbSubject(
        row.getString("subject_id"),
        row.getString("species"),
        row.getString("sex"),
        row.getString("age"),
        row.getString("genotype"),
        row.getString("strain"));
  }

  private static List<NwbExtension> extensions(ResultSet row) throws SQLException {
    var names = Terms.words(row, "extension_names");
    var versions = Terms.words(row, "extension_versions");
    return IntStream.range(0, names.size())
        .mapToObj(at -> new NwbExtension(names.get(at), versions.get(at)))
        .toList();
  }

  private static @Nullable List<Long> shape(ResultSet row) throws SQLException {
    var shape = row.getArray("shape");
    return shape == null ? null : List.of((Long[]) shape.getArray());
  }
}
