package dandex.sandbox.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An object with a neurodata type inside an NWB file.
///
/// @param path without a leading slash; `/` for the file itself
/// @param columns names of a table's columns in their order, else empty
/// @param rows of a table, else null
/// @param shape of a dataset, empty for a scalar; null for a group
/// @param dtype of a dataset in the notation of zarr; null for a group
/// @param ancestors for a type of an extension that the file itself defines in a text that can be
///   read: what it extends, nearest first, up to the first type that no extension defines. Empty
///   for all other types, and for files that were not made here.
public record KnownObject(
    String path,
    String neurodataType,
    List<String> columns,
    @Nullable Long rows,
    @Nullable List<Long> shape,
    @Nullable String dtype,
    List<String> ancestors) {
  /// One of whose type nothing more is known.
  public KnownObject(
      String path,
      String neurodataType,
      List<String> columns,
      @Nullable Long rows,
      @Nullable List<Long> shape,
      @Nullable String dtype) {
    this(path, neurodataType, columns, rows, shape, dtype, List.of());
  }

  /// The same, as if nothing were known of its type.
  public KnownObject withoutAncestors() {
    return extending(List.of());
  }

  KnownObject extending(List<String> types) {
    return new KnownObject(path, neurodataType, columns, rows, shape, dtype, types);
  }
}
