package dandex.catalog;

import java.util.UUID;

/// The identifier of one revision of a file. The archive gives a file a new one whenever its
/// content, metadata or path changes; versions share it.
public record AssetId(UUID uuid) {
  public static AssetId parse(String text) {
    return new AssetId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return uuid.toString();
  }
}
