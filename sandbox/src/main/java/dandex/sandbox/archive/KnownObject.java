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
public record KnownObject(
    String path,
    String neurodataType,
    List<String> columns,
    @Nullable Long rows,
    @Nullable List<Long> shape,
    @Nullable String dtype) {}
