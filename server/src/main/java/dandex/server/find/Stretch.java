package dandex.server.find;

import dandex.catalog.AssetId;
import java.util.List;
import java.util.Set;

/// Some of the assets of a scan.
///
/// @param ids in their order
/// @param hidden digits of the dandisets that must not show
/// @param more whether others follow
public record Stretch(List<AssetId> ids, Set<String> hidden, boolean more) {
  static Stretch of(Found<AssetId> found, List<String> hidden) {
    return new Stretch(
        found.hits().stream().map(Found.Hit::key).toList(), Set.copyOf(hidden), found.more());
  }
}
