package dandex.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A group or dataset with a neurodata type inside an NWB file.
///
/// @param namespace of the type, `core`
/// @param namespaceVersion where the file says which version of the namespace it uses
/// @param ancestors nearest first, the type itself not among them; empty where the type is unknown
/// @param columns names of the columns of a table in the order of the table, else empty
/// @param rows of a table, where its identifiers or first column tell; else null
/// @param unit of its values, or of those in its dataset `data`: `volts`
public record NwbObject(
    NwbItem item,
    String neurodataType,
    @Nullable String namespace,
    @Nullable String namespaceVersion,
    List<String> ancestors,
    List<String> columns,
    @Nullable Long rows,
    @Nullable String objectId,
    @Nullable String description,
    @Nullable String unit) {
  public enum Kind {
    GROUP,
    DATASET
  }

  public NwbObject {
    if (item.isLink()) throw new IllegalArgumentException("a link is no object: " + item.path());
  }

  /// One to which no link leads, without attributes.
  public NwbObject(
      String path,
      String neurodataType,
      @Nullable String namespace,
      List<String> ancestors,
      Kind kind,
      @Nullable List<Long> shape,
      @Nullable String dtype,
      List<String> columns,
      @Nullable Long rows,
      @Nullable String objectId,
      @Nullable String description) {
    this(
        new NwbItem(path, NwbItem.Kind.valueOf(kind.name()), shape, dtype),
        neurodataType,
        namespace,
        null,
        ancestors,
        columns,
        rows,
        objectId,
        description,
        null);
  }

  /// Without a leading slash, `processing/ecephys/LFP`; `/` for the file itself.
  public String path() {
    return item.path();
  }

  public Kind kind() {
    return item.kind() == NwbItem.Kind.GROUP ? Kind.GROUP : Kind.DATASET;
  }

  /// Of a dataset, slowest dimension first, empty for a scalar; null for a group.
  public @Nullable List<Long> shape() {
    return item.shape();
  }

  /// Of a dataset in the notation of zarr, `<f8`; null for a group.
  public @Nullable String dtype() {
    return item.dtype();
  }
}
