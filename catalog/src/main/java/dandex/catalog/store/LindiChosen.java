package dandex.catalog.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file that is to be asked for, and why.
///
/// @param path of the asset in the dandiset under which it is asked for
/// @param asked when it was last asked for, by our clock; null for never
public record LindiChosen(LindiStore.Due due, String path, Reason reason, @Nullable Instant asked) {
  /// Why, the first that holds.
  public enum Reason {
    NEVER_ASKED,
    ASSET_MODIFIED,
    OLDER_PROCESSING,
    /// It was read, and its date has come.
    READ,
    /// There was none, and it is tried again.
    ABSENT,
    /// It was unusable, and it is tried again.
    REJECTED,
    /// The host could not be asked, and it is tried again.
    FAILED,
    /// Nothing but that it is to be.
    FORCED
  }
}
