package dandex.catalog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One revision of a file, as the archive last described it.
///
/// @param blob the content's identifier when it is one file; assets may share it
/// @param zarr the content's identifier when it is a zarr; exactly one of both is there, except in
///   states of the archive older than either
/// @param bytes 0 while a zarr is being uploaded
/// @param encodingFormat a media type, `application/x-nwb`
/// @param created the archive's clock, not ours
/// @param modified the archive's clock, not ours
/// @param metadata as the archive sent it
public record Asset(
    AssetId id,
    @Nullable UUID blob,
    @Nullable UUID zarr,
    long bytes,
    @Nullable String encodingFormat,
    Instant created,
    Instant modified,
    Topics topics,
    Json metadata) {
  public Asset {
    if (bytes < 0) throw new IllegalArgumentException("asset " + id + " has size " + bytes);
  }
}
