package dandex.indexer.sync;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.store.LindiSelection;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// Which LINDI files a run asks for, and how.
///
/// @param only files that stand in any of these dandisets; all when it is empty
/// @param assets files of these assets; all when it is empty
/// @param forceRefresh asks for every one of them, due or not, and without saying which one we have
/// @param retryAbsent asks for absent and unusable ones whatever their date
/// @param maxAssets how many are asked for, those first that were not for longest; 0 for no limit
/// @param revalidateAfter how long a file that was read is left alone, about: one to 365 days
public record LindiSyncOptions(
    Set<DandisetId> only,
    Set<AssetId> assets,
    boolean forceRefresh,
    boolean retryAbsent,
    int maxAssets,
    Duration revalidateAfter,
    LindiPace pace) {
  private static final int YEAR = 365;

  /// All that is due.
  public static final LindiSyncOptions PLAIN =
      new LindiSyncOptions(
          Set.of(), Set.of(), false, false, 0, Duration.ofDays(30), LindiPace.USUAL);

  public LindiSyncOptions {
    only = Set.copyOf(only);
    assets = Set.copyOf(assets);
    if (maxAssets < 0) throw new IllegalArgumentException("maxAssets is " + maxAssets);
    if (revalidateAfter.toDays() < 1 || revalidateAfter.toDays() > YEAR) {
      throw new IllegalArgumentException(
          "revalidateAfter is " + revalidateAfter.toDays() + " days, not between 1 and " + YEAR);
    }
  }

  public LindiSyncOptions only(Set<DandisetId> dandisets) {
    return new LindiSyncOptions(
        dandisets, assets, forceRefresh, retryAbsent, maxAssets, revalidateAfter, pace);
  }

  public LindiSyncOptions of(Set<AssetId> some) {
    return new LindiSyncOptions(
        only, some, forceRefresh, retryAbsent, maxAssets, revalidateAfter, pace);
  }

  public LindiSyncOptions forced() {
    return new LindiSyncOptions(only, assets, true, retryAbsent, maxAssets, revalidateAfter, pace);
  }

  public LindiSyncOptions retryingAbsent() {
    return new LindiSyncOptions(only, assets, forceRefresh, true, maxAssets, revalidateAfter, pace);
  }

  public LindiSyncOptions limited(int files) {
    return new LindiSyncOptions(
        only, assets, forceRefresh, retryAbsent, files, revalidateAfter, pace);
  }

  public LindiSyncOptions revalidatingAfter(Duration age) {
    return new LindiSyncOptions(only, assets, forceRefresh, retryAbsent, maxAssets, age, pace);
  }

  public LindiSyncOptions at(LindiPace other) {
    return new LindiSyncOptions(
        only, assets, forceRefresh, retryAbsent, maxAssets, revalidateAfter, other);
  }

  /// Whether some are named, so that people may be told of each.
  boolean isNamed() {
    return !only.isEmpty() || !assets.isEmpty();
  }

  LindiSelection selection(Instant now) {
    return LindiSelection.due(now, LindiSync.PROCESSING_VERSION)
        .in(only)
        .of(assets)
        .forced(forceRefresh)
        .retryingAbsent(retryAbsent)
        .revalidatingAfter(revalidateAfter)
        .oldestFirst(maxAssets > 0);
  }

  /// As the record of a run and requests for one keep them.
  public Json json() {
    return LindiOptionsJson.of(this);
  }

  /// @throws IllegalArgumentException with one line that names what is wrong
  public static LindiSyncOptions of(Json json) {
    return LindiOptionsJson.read(json);
  }
}
