package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The fields of an asset's metadata that the server itself writes over whatever was sent.
final class AssetFrame {
  private AssetFrame() {}

  static void write(ObjectNode metadata, HeldAsset asset, Dice dice) {
    var id = asset.id().toString();
    metadata.put("id", "dandiasset:" + id).put("identifier", id);
    metadata.put("path", asset.path()).put("contentSize", asset.bytes());
    var urls = metadata.putArray("contentUrl");
    urls.add("https://api.dandiarchive.org/api/assets/" + id + "/download/");
    var digest = metadata.putObject("digest");
    if (asset.zarr() != null) {
      urls.add("https://dandiarchive.s3.amazonaws.com/zarr/" + asset.zarr() + "/");
      // null while the zarr is being ingested
      if (dice.of("ingesting").chance(3)) digest.putNull("dandi:dandi-zarr-checksum");
      else
        digest.put("dandi:dandi-zarr-checksum", dice.of("zarr").hex(32) + "-91--" + asset.bytes());
      return;
    }
    var blob = String.valueOf(asset.blob());
    urls.add(
        "https://dandiarchive.s3.amazonaws.com/blobs/%s/%s/%s"
            .formatted(blob.substring(0, 3), blob.substring(3, 6), blob));
    digest.put("dandi:dandi-etag", dice.of("etag").hex(32) + "-1");
    // absent until it has been computed
    if (!dice.of("unhashed").chance(3)) digest.put("dandi:sha2-256", dice.of("sha").hex(64));
  }
}
