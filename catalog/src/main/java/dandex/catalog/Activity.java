package dandex.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What made an asset or a dandiset.
///
/// @param start null where there is none that can be read
public record Activity(
    Kind kind,
    @Nullable String name,
    @Nullable String identifier,
    @Nullable String description,
    @Nullable Instant start,
    @Nullable Instant end) {
  public enum Kind {
    SESSION,
    PROJECT,
    /// Anything else, such as the making of the metadata.
    ACTIVITY
  }
}
