package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.ListedAsset;
import dandex.catalog.PlacedAsset;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/// Versions and what stands in them: staged page by page, then kept whole or not at all.
public final class VersionStore {
  private final Jdbi jdbi;
  private final Transactions transactions;

  VersionStore(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.transactions = new Transactions(jdbi);
  }

  /// Starts the reading of one version.
  public Load begin() {
    return jdbi.withHandle(handle -> new Staging(handle).begin());
  }

  /// Stages a page of described assets.
  public void stage(Load load, List<PlacedAsset> page) {
    jdbi.useHandle(handle -> new Staging(handle).stage(load, page));
  }

  /// Stages a page of assets whose description is here already.
  public void stageListed(Load load, List<ListedAsset> page) {
    jdbi.useHandle(handle -> new Staging(handle).stageListed(load, page));
  }

  /// Of a page of a published version's listing, those assets whose metadata must be fetched: they
  /// are not here, or they are in no draft and were modified since.
  public Set<AssetId> unknown(Collection<ListedAsset> page) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select listed.id
                from unnest(:ids, :modified) with ordinality as listed (id, modified, n)
                  left join asset a on a.id = listed.id
                where a.id is null
                  or a.modified <> listed.modified and not exists (
                    select from place p join version v on v.id = p.version
                    where p.asset = a.id and v.version = 'draft')
                order by listed.n
                """)
            .bindArray("ids", AssetId.class, page.stream().map(ListedAsset::id).toList())
            .bindArray("modified", Instant.class, page.stream().map(ListedAsset::modified).toList())
            .mapTo(AssetId.class)
            .toCollection(LinkedHashSet::new));
  }

  /// Makes the staged pages the content of the version, in one transaction: dandiset and version
  /// rows, assets, places, assets that now stand nowhere, and the outbox. Rows that are equal are
  /// not written. Metadata read with the draft wins over that read with a published version:
  /// described assets staged for a published version change no asset that stands in a draft. Which
  /// version is the latest follows from the identifiers.
  ///
  /// Safe to repeat with what was read anew; a load that was kept or that died leaves nothing
  /// staged ([#sweep]).
  ///
  /// @return what changed among the paths of the version
  /// @throws IllegalStateException when a path or an asset was staged twice, when an asset that was
  ///   only listed has gone meanwhile, or when the load is not under way: kept or forgotten
  ///   already, or lost in a crash of Postgres. The version then is as it was.
  public Difference keep(Load load, Dandiset dandiset, Version version) {
    return transactions.run(handle -> {
      var staging = new Staging(handle);
      var descriptions = new Descriptions(handle);
      var contents = new Contents(handle);
      staging.take(load);
      descriptions.keep(dandiset);
      contents.lock(load, version);
      staging.check(load);
      descriptions.demoteOlderThan(version);
      var row = descriptions.keep(version).id();
      var difference = contents.merge(load, row, version.id().isDraft());
      staging.forget(load);
      return difference;
    });
  }

  /// Updates rows of dandiset and version alone, where the content of the version did not move.
  ///
  /// @return what changed among these two rows
  public Difference keepDescription(Dandiset dandiset, Version version) {
    return transactions.run(handle -> {
      var descriptions = new Descriptions(handle);
      var ofDandiset = descriptions.keep(dandiset);
      descriptions.demoteOlderThan(version);
      var kept = descriptions.keep(version);
      return ofDandiset.plus(new Difference(kept.added(), kept.changed(), 0));
    });
  }

  /// Removes a version, and assets that stand nowhere else.
  ///
  /// @return how many paths were removed
  public Difference remove(DandisetId dandiset, VersionId version) {
    return transactions.run(handle -> new Removals(handle).version(dandiset, version));
  }

  /// Forgets what a load staged.
  public void forget(Load load) {
    jdbi.useHandle(handle -> new Staging(handle).forget(load));
  }

  /// Forgets what dead runs staged. To be called only when no other run of the kind is alive.
  public void sweep() {
    jdbi.useHandle(handle -> new Staging(handle).sweep());
  }
}
