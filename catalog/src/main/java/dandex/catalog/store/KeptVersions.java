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
import org.jdbi.v3.core.Jdbi;

/// The versions of the catalog.
public final class KeptVersions implements VersionStore {
  private final Jdbi jdbi;
  private final Transactions transactions;

  KeptVersions(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.transactions = new Transactions(jdbi);
  }

  @Override
  public Load begin() {
    return jdbi.withHandle(handle -> new Staging(handle).begin());
  }

  @Override
  public void stage(Load load, List<PlacedAsset> page) {
    jdbi.useHandle(handle -> new Staging(handle).stage(load, page));
  }

  @Override
  public void stageListed(Load load, List<ListedAsset> page) {
    jdbi.useHandle(handle -> new Staging(handle).stageListed(load, page));
  }

  @Override
  public Set<AssetId> adopt(Load from, Load to, Collection<AssetId> assets) {
    return jdbi.withHandle(handle -> new Staging(handle).adopt(from, to, assets));
  }

  @Override
  public Set<AssetId> unknown(Collection<ListedAsset> page) {
    return jdbi.withHandle(handle -> new Contents(handle).unknown(page));
  }

  @Override
  public Keep keep(Load load, Dandiset dandiset, Version version, Extent extent, ContentMark mark) {
    return transactions.run(handle -> {
      var staging = new Staging(handle);
      var descriptions = new Descriptions(handle);
      var contents = new Contents(handle);
      staging.take(load);
      descriptions.keep(dandiset);
      contents.lock(load, version);
      staging.check(load);
      var balance = contents.balance(load, version);
      var objection = balance.objection(extent);
      if (objection.isPresent()) return objection.get();
      descriptions.demoteOlderThan(version);
      var row = descriptions.keep(version).id();
      var draft = version.id().isDraft();
      var difference = contents.merge(load, row, draft, Balance.isDeleting(extent));
      var proved = balance.proves(extent);
      if (proved) contents.mark(row, mark);
      new VocabularyRows(handle).follow(version);
      staging.forget(load);
      return new Keep.Done(difference, proved);
    });
  }

  @Override
  public boolean keepDescription(Dandiset dandiset, Version version) {
    return transactions.run(handle -> {
      var descriptions = new Descriptions(handle);
      var ofDandiset = descriptions.keep(dandiset);
      descriptions.demoteOlderThan(version);
      var kept = descriptions.keep(version);
      var changed = kept.added() + kept.changed() > 0;
      if (changed) new VocabularyRows(handle).follow(version);
      return !ofDandiset.isNone() || changed;
    });
  }

  @Override
  public Keep remove(DandisetId dandiset, VersionId version, Extent.Deletions deletions) {
    return transactions.run(handle -> {
      var removals = new Removals(handle);
      if (!removals.lock(dandiset)) return new Keep.Done(Difference.NONE, true);
      var balance = removals.balance(dandiset, version);
      var objection = balance.objection(new Extent.Whole(deletions));
      if (objection.isPresent()) return objection.get();
      var difference = removals.version(dandiset, version);
      new VocabularyRows(handle).recount(dandiset);
      return new Keep.Done(difference, true);
    });
  }

  @Override
  public void forget(Load load) {
    jdbi.useHandle(handle -> new Staging(handle).forget(load));
  }

  /// Forgets what dead runs staged. To be called only when no other run of the kind is alive.
  public void sweep() {
    jdbi.useHandle(handle -> new Staging(handle).sweep());
  }
}
