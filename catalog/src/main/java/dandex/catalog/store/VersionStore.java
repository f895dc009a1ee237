package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.ListedAsset;
import dandex.catalog.PlacedAsset;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Versions and what stands in them: staged page by page, then kept whole or not at all. One
/// implementation keeps; the other tells what keeping would do.
public sealed interface VersionStore permits KeptVersions, RehearsedVersions {
  /// Starts the reading of one version.
  Load begin();

  /// Stages a page of described assets.
  void stage(Load load, List<PlacedAsset> page);

  /// Stages a page of assets whose description is here already.
  void stageListed(Load load, List<ListedAsset> page);

  /// Stages described assets that another load has staged, which loses them.
  ///
  /// @return which of those asked for were there
  Set<AssetId> adopt(Load from, Load to, Collection<AssetId> assets);

  /// Of a page of a listing, those assets whose metadata must be fetched: they are not here, or
  /// they are in no draft and were modified since.
  Set<AssetId> unknown(Collection<ListedAsset> page);

  /// Makes the staged pages the content of the version, or a part of it, in one transaction:
  /// dandiset and version rows, assets, places, assets that now stand nowhere, and the outbox. Rows
  /// that are equal are not written. Metadata read with the draft wins over that read with a
  /// published version: described assets staged for a published version change no asset that stands
  /// in a draft. Which version is the latest follows from the identifiers.
  ///
  /// Safe to repeat with what was read anew; a load that was kept, refused or that died leaves
  /// nothing under way ([#forget], [KeptVersions#sweep]).
  ///
  /// @param mark what the archive said of the version before it was read
  /// @throws IllegalStateException when a path or an asset was staged twice, when an asset that was
  ///   only listed has gone meanwhile, or when the load is not under way: kept or forgotten
  ///   already, or lost in a crash of Postgres. The version then is as it was.
  Keep keep(Load load, Dandiset dandiset, Version version, Extent extent, ContentMark mark);

  /// Keeps a reading of all of a version that is as the version says; what was not staged goes.
  ///
  /// @return what changed among the paths of the version
  default Difference keep(Load load, Dandiset dandiset, Version version) {
    var all = new Extent.Whole(Extent.Deletions.ALL);
    return done(keep(load, dandiset, version, all, ContentMark.of(version)));
  }

  /// Updates rows of dandiset and version alone; what is here of the content stays.
  ///
  /// @return whether anything differed
  boolean keepDescription(Dandiset dandiset, Version version);

  /// Removes a version, and assets that stand nowhere else; refused where that were most of the
  /// dandiset's and only few may go.
  Keep remove(DandisetId dandiset, VersionId version, Extent.Deletions deletions);

  /// Removes a version whatever goes with it.
  ///
  /// @return how many paths were removed
  default Difference remove(DandisetId dandiset, VersionId version) {
    return done(remove(dandiset, version, Extent.Deletions.ALL));
  }

  private static Difference done(Keep keep) {
    if (keep instanceof Keep.Done(var difference, _)) return difference;
    throw new IllegalStateException("everything was allowed, yet it came to " + keep);
  }

  /// Forgets what a load staged.
  void forget(Load load);
}
