package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An asset as a file lists it.
final class FiledAsset {
  private static final Pattern CONTENT =
      Pattern.compile(
          "/(blobs|zarr)/(?:.*/)?([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})");

  private final HeldAsset asset;
  private final byte[] metadata;

  private FiledAsset(HeldAsset asset, byte[] metadata) {
    this.asset = asset;
    this.metadata = metadata;
  }

  static FiledAsset of(JsonNode told) {
    var metadata = told.path("metadata");
    var blob = uuid(told, "blob");
    var zarr = uuid(told, "zarr");
    // States of 2021 name the content in its URL only.
    var content = CONTENT.matcher(metadata.path("contentUrl").toString());
    if (blob == null && zarr == null && content.find()) {
      var id = UUID.fromString(content.group(2));
      if (content.group(1).equals("zarr")) zarr = id;
      else blob = id;
    }
    var modified = Stamp.micros(told.get("modified").asText());
    return new FiledAsset(
        new HeldAsset(
            UUID.fromString(told.get("asset_id").asText()),
            blob,
            zarr,
            told.get("path").asText(),
            told.get("size").asLong(),
            told.has("created") ? Stamp.micros(told.get("created").asText()) : modified,
            modified,
            metadata.path("encodingFormat").asText(null)),
        Json.bytes(metadata));
  }

  HeldAsset asset() {
    return asset;
  }

  /// As JSON.
  byte[] metadata() {
    return metadata;
  }

  private static @Nullable UUID uuid(JsonNode told, String name) {
    return told.path(name).isTextual() ? UUID.fromString(told.get(name).asText()) : null;
  }
}
