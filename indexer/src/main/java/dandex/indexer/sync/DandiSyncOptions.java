package dandex.indexer.sync;

import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.store.Extent.Deletions;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a run of the DANDI sync is asked to do.
///
/// @param only these dandisets and no others; all when it is empty
/// @param since what the archive says was modified then or later, whatever is known of it, and
///   nothing else; null for what is stale
/// @param part of each dandiset
/// @param onlyDrafts whether published versions are left as they are
/// @param maxAssets of each version, 0 for no limit; of what was not read nothing is concluded
/// @param force compares everything, whatever the watermarks say; only what differs is written
/// @param reconcile besides what is stale, compares all of what was not compared for long
/// @param deletions what becomes of dandisets, versions and assets that left the archive
/// @param concurrency requests at once
public record DandiSyncOptions(
    Set<DandisetId> only,
    @Nullable Instant since,
    Part part,
    boolean onlyDrafts,
    int maxAssets,
    boolean force,
    boolean reconcile,
    Deletions deletions,
    int concurrency) {
  /// Which part of a dandiset.
  public enum Part {
    EVERYTHING,
    /// Dandisets and their versions, without their assets.
    DANDISETS,
    /// Assets of versions that are here.
    ASSETS
  }

  /// All dandisets that are stale, four requests at once.
  public static final DandiSyncOptions PLAIN =
      new DandiSyncOptions(
          Set.of(), null, Part.EVERYTHING, false, 0, false, false, Deletions.FEW, 4);

  public DandiSyncOptions {
    if (concurrency < 1) throw new IllegalArgumentException("concurrency is " + concurrency);
    if (maxAssets < 0) throw new IllegalArgumentException("the most assets are " + maxAssets);
  }

  public DandiSyncOptions only(Set<DandisetId> dandisets) {
    return with(dandisets, since, part, deletions);
  }

  public DandiSyncOptions since(@Nullable Instant time) {
    return with(only, time, part, deletions);
  }

  public DandiSyncOptions dandisetsOnly() {
    return with(only, since, Part.DANDISETS, deletions);
  }

  public DandiSyncOptions assetsOnly() {
    return with(only, since, Part.ASSETS, deletions);
  }

  public DandiSyncOptions allowingMassDeletion() {
    return with(only, since, part, Deletions.ALL);
  }

  public DandiSyncOptions skippingDeletions() {
    return with(only, since, part, Deletions.NONE);
  }

  public DandiSyncOptions draftsOnly() {
    return new DandiSyncOptions(
        only, since, part, true, maxAssets, force, reconcile, deletions, concurrency);
  }

  public DandiSyncOptions limited(int assets) {
    return new DandiSyncOptions(
        only, since, part, onlyDrafts, assets, force, reconcile, deletions, concurrency);
  }

  public DandiSyncOptions forced() {
    return new DandiSyncOptions(
        only, since, part, onlyDrafts, maxAssets, true, reconcile, deletions, concurrency);
  }

  public DandiSyncOptions reconciling() {
    return new DandiSyncOptions(
        only, since, part, onlyDrafts, maxAssets, force, true, deletions, concurrency);
  }

  public DandiSyncOptions withConcurrency(int requests) {
    return new DandiSyncOptions(
        only, since, part, onlyDrafts, maxAssets, force, reconcile, deletions, requests);
  }

  private DandiSyncOptions with(
      Set<DandisetId> dandisets, @Nullable Instant time, Part which, Deletions gone) {
    return new DandiSyncOptions(
        dandisets, time, which, onlyDrafts, maxAssets, force, reconcile, gone, concurrency);
  }

  /// Whether versions of the kind are read at all, and what of them.
  boolean reads(Part what) {
    return part == Part.EVERYTHING || part == what;
  }

  /// As the record of a run and requests for one keep them.
  public Json json() {
    return OptionsJson.of(this);
  }

  /// @throws IllegalArgumentException with one line that names what is wrong
  public static DandiSyncOptions of(Json json) {
    return OptionsJson.read(json);
  }
}
