package dandex.catalog;

import java.time.Instant;
import java.util.List;
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
/// @param oddities what could not be lifted out of what the archive sent: each a path with the
///   reason, `wasAttributedTo[0].species: a number where a name was expected`
public record Asset(
    AssetId id,
    @Nullable UUID blob,
    @Nullable UUID zarr,
    long bytes,
    @Nullable String encodingFormat,
    Instant created,
    Instant modified,
    Topics topics,
    Json metadata,
    List<String> oddities) {
  public Asset {
    if (bytes < 0) throw new IllegalArgumentException("asset " + id + " has size " + bytes);
  }

  /// An asset without oddities, as nearly all are.
  public Asset(
      AssetId id,
      @Nullable UUID blob,
      @Nullable UUID zarr,
      long bytes,
      @Nullable String encodingFormat,
      Instant created,
      Instant modified,
      Topics topics,
      Json metadata) {
    this(id, blob, zarr, bytes, encodingFormat, created, modified, topics, metadata, List.of());
  }

  public Asset withOddities(List<String> found) {
    return new Asset(
        id, blob, zarr, bytes, encodingFormat, created, modified, topics, metadata, found);
  }
}
