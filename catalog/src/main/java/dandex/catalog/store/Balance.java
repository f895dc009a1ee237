package dandex.catalog.store;

import dandex.catalog.store.Extent.Deletions;
import java.util.Optional;

/// What a load would do to the paths of a version.
///
/// @param here paths that it has
/// @param coming staged paths that it has not
/// @param going paths that it has and that were not staged
record Balance(long here, long coming, long going) {
  /// Fewer are not worth a refusal.
  private static final long FEW = 100;

  /// Whether so much would go that a fault of the archive is more likely than its will: more than
  /// half, where there are over a hundred.
  boolean isMassDeletion() {
    return here > FEW && going * 2 > here;
  }

  /// Why a load of that extent is not to be kept, if so.
  Optional<Keep> objection(Extent extent) {
    return switch (extent) {
      case Extent.Whole(var deletions) when deletions == Deletions.FEW && isMassDeletion() ->
          Optional.of(new Keep.Refused(here, going));
      case Extent.News(var count) when here + coming != count ->
          Optional.of(new Keep.Miscounted(here + coming));
      default -> Optional.empty();
    };
  }

  /// Whether the version, once such a load is kept, is what the archive's is.
  boolean proves(Extent extent) {
    return switch (extent) {
      case Extent.Whole _ -> isDeleting(extent) || going == 0;
      case Extent.News _ -> true;
      case Extent.Part _ -> false;
    };
  }

  static boolean isDeleting(Extent extent) {
    return extent instanceof Extent.Whole(var deletions) && deletions != Deletions.NONE;
  }
}
