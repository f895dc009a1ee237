package dandex.catalog;

import java.util.UUID;

/// The identifier of one revision of a file. The archive gives a file a new one whenever its
/// content, metadata or path changes; versions share it.
public record AssetId(UUID uuid) {
  /// Reads all its 36 characters; the JDK alone would take `1-2-3-4-5` for one.
  public static AssetId parse(String text) {
    try {
      var uuid = UUID.fromString(text);
      if (uuid.toString().equalsIgnoreCase(text)) return new AssetId(uuid);
    } catch (IllegalArgumentException broken) {
      throw new IllegalArgumentException(problem(text), broken);
    }
    throw new IllegalArgumentException(problem(text));
  }

  private static String problem(String text) {
    return "not an asset identifier: \"" + text + "\" (write all 36 characters)";
  }

  @Override
  public String toString() {
    return uuid.toString();
  }
}
