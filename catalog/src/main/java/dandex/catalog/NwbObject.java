package dandex.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A group or dataset with a neurodata type inside an NWB file.
///
/// @param path without a leading slash, `processing/ecephys/LFP`; `/` for the file itself
/// @param ancestors nearest first, the type itself not among them; empty where the type is unknown
/// @param shape of a dataset, slowest dimension first, empty for a scalar; null for a group
/// @param dtype of a dataset in the notation of zarr, `<f8`; null for a group
/// @param columns names of the columns of a table in the order of the table, else empty
/// @param rows of a table, where its identifiers or first column tell; else null
public record NwbObject(
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
  public enum Kind {
    GROUP,
    DATASET
  }
}
