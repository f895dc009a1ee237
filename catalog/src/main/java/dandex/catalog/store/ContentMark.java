package dandex.catalog.store;

import dandex.catalog.Version;
import java.time.Instant;

/// What the archive said of a version when its content was last read and proved.
///
/// @param modified the archive's clock
/// @param count of its assets
/// @param bytes of its assets together
public record ContentMark(Instant modified, long count, long bytes) {
  public static ContentMark of(Version version) {
    return new ContentMark(version.modified(), version.assetCount(), version.bytes());
  }
}
