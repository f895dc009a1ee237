package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// Which LINDI files are to be asked for: of NWB assets (`application/x-nwb`, no zarr), those that
/// are due.
///
/// @param now as of when, by our clock
/// @param processingVersion of the reader that asks; what an older one processed is due
/// @param dandisets files that stand in any of them, in whatever version; all when it is empty
/// @param assets no others; all when it is empty
/// @param isForced whether a file is asked for though it is not due
/// @param retriesAbsent whether an absent or unusable one is, whatever its date
/// @param revalidateAfter how long a file that was read is left alone, though it was put off for
///   longer
/// @param isOldestFirst in the order in which they were last asked for, those that never were
///   first; else by asset id
public record LindiSelection(
    Instant now,
    int processingVersion,
    Set<DandisetId> dandisets,
    Set<AssetId> assets,
    boolean isForced,
    boolean retriesAbsent,
    Duration revalidateAfter,
    boolean isOldestFirst) {
  public LindiSelection {
    dandisets = Set.copyOf(dandisets);
    assets = Set.copyOf(assets);
  }

  /// All that is due by its own date.
  public static LindiSelection due(Instant now, int processingVersion) {
    return new LindiSelection(
        now, processingVersion, Set.of(), Set.of(), false, false, Duration.ofDays(365), false);
  }

  public LindiSelection in(Set<DandisetId> some) {
    return new LindiSelection(
        now,
        processingVersion,
        some,
        assets,
        isForced,
        retriesAbsent,
        revalidateAfter,
        isOldestFirst);
  }

  public LindiSelection of(Set<AssetId> some) {
    return new LindiSelection(
        now,
        processingVersion,
        dandisets,
        some,
        isForced,
        retriesAbsent,
        revalidateAfter,
        isOldestFirst);
  }

  public LindiSelection forced(boolean all) {
    return new LindiSelection(
        now,
        processingVersion,
        dandisets,
        assets,
        all,
        retriesAbsent,
        revalidateAfter,
        isOldestFirst);
  }

  public LindiSelection retryingAbsent(boolean all) {
    return new LindiSelection(
        now, processingVersion, dandisets, assets, isForced, all, revalidateAfter, isOldestFirst);
  }

  public LindiSelection revalidatingAfter(Duration age) {
    return new LindiSelection(
        now, processingVersion, dandisets, assets, isForced, retriesAbsent, age, isOldestFirst);
  }

  public LindiSelection oldestFirst(boolean isSo) {
    return new LindiSelection(
        now, processingVersion, dandisets, assets, isForced, retriesAbsent, revalidateAfter, isSo);
  }
}
