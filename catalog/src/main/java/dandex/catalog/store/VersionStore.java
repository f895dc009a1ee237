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

/// Versions and what stands in them: staged page by page, then kept whole or not at all.
public final class VersionStore {
  /// Starts the reading of one version.
  public Load begin() {
    throw new UnsupportedOperationException();
  }

  /// Stages a page of described assets.
  public void stage(Load load, List<PlacedAsset> page) {
    throw new UnsupportedOperationException();
  }

  /// Stages a page of assets whose description is here already.
  public void stageListed(Load load, List<ListedAsset> page) {
    throw new UnsupportedOperationException();
  }

  /// Of a page of a published version's listing, those assets whose metadata must be fetched: they
  /// are not here, or they are in no draft and were modified since.
  public Set<AssetId> unknown(Collection<ListedAsset> page) {
    throw new UnsupportedOperationException();
  }

  /// Makes the staged pages the content of the version, in one transaction: dandiset and version
  /// rows, assets, places, assets that now stand nowhere, and the outbox. Rows that are equal are
  /// not written. Metadata read with the draft wins over that read with a published version:
  /// described assets staged for a published version change no asset that stands in a draft. Which
  /// version is the latest follows from the identifiers.
  ///
  /// Safe to repeat; a load that was kept or that died leaves nothing staged ([#sweep]).
  public Difference keep(Load load, Dandiset dandiset, Version version) {
    throw new UnsupportedOperationException();
  }

  /// Updates rows of dandiset and version alone, where the content of the version did not move.
  public Difference keepDescription(Dandiset dandiset, Version version) {
    throw new UnsupportedOperationException();
  }

  /// Removes a version, and assets that stand nowhere else.
  public Difference remove(DandisetId dandiset, VersionId version) {
    throw new UnsupportedOperationException();
  }

  /// Forgets what a load staged.
  public void forget(Load load) {
    throw new UnsupportedOperationException();
  }

  /// Forgets what dead runs staged. To be called only when no other run of the kind is alive.
  public void sweep() {
    throw new UnsupportedOperationException();
  }
}
