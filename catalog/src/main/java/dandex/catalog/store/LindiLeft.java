package dandex.catalog.store;

import dandex.catalog.AssetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why an asset that a selection looks at is not asked for.
///
/// @param what the format where it is another, the state of the file where that is not due
/// @param due when the file is due, by our clock; of several the first one
public record LindiLeft(Reason reason, @Nullable String what, @Nullable Instant due) {
  /// Why, the first that holds.
  public enum Reason {
    /// It stands in none of the dandisets that were named.
    ELSEWHERE,
    ZARR,
    NO_FORMAT,
    OTHER_FORMAT,
    NOT_DUE
  }

  /// One such asset.
  public record Of(AssetId asset, String path, LindiLeft why) {}

  /// How many they are for one reason.
  public record Group(LindiLeft why, long assets) {}
}
