package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One revision of a file, apart from its metadata.
///
/// @param created microseconds since 1970, as is `modified`
/// @param encodingFormat as its metadata have it
record HeldAsset(
    UUID id,
    @Nullable UUID blob,
    @Nullable UUID zarr,
    String path,
    long bytes,
    long created,
    long modified,
    @Nullable String encodingFormat) {
  /// Whether it is of the kind that LINDI files are made for.
  boolean isNwb() {
    return "application/x-nwb".equals(encodingFormat) && path.endsWith(".nwb") && zarr == null;
  }

  /// As an item of a list of assets, without metadata.
  ObjectNode json() {
    return Json.object()
        .put("asset_id", id.toString())
        .put("blob", blob == null ? null : blob.toString())
        .put("zarr", zarr == null ? null : zarr.toString())
        .put("path", path)
        .put("size", bytes)
        .put("created", Stamp.text(created))
        .put("modified", Stamp.text(modified));
  }
}
