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

/// What keeping would do, on a connection whose staging tables are its own and which Postgres lets
/// write nothing else.
final class RehearsedVersions implements VersionStore {
  private final Jdbi connection;
  private final KeptVersions staging;
  private boolean isDraftRehearsed;

  RehearsedVersions(Jdbi connection) {
    this.connection = connection;
    this.staging = new KeptVersions(connection);
  }

  @Override
  public Load begin() {
    return staging.begin();
  }

  @Override
  public void stage(Load load, List<PlacedAsset> page) {
    staging.stage(load, page);
  }

  @Override
  public void stageListed(Load load, List<ListedAsset> page) {
    staging.stageListed(load, page);
  }

  @Override
  public Set<AssetId> adopt(Load from, Load to, Collection<AssetId> assets) {
    return staging.adopt(from, to, assets);
  }

  @Override
  public Set<AssetId> unknown(Collection<ListedAsset> page) {
    return staging.unknown(page);
  }

  @Override
  public Keep keep(Load load, Dandiset dandiset, Version version, Extent extent, ContentMark mark) {
    return connection.withHandle(handle -> {
      var contents = new Contents(handle);
      new Staging(handle).take(load);
      var balance = contents.balance(load, version);
      var objection = balance.objection(extent);
      if (objection.isPresent()) return objection.get();
      var preview = new Preview(handle);
      var changed = preview.changed(load, version, isDraftRehearsed);
      if (version.id().isDraft()) {
        preview.rememberDraft(load, version, Balance.isDeleting(extent));
        isDraftRehearsed = true;
      }
      var removed = Balance.isDeleting(extent) ? balance.going() : 0;
      var difference = new Difference(balance.coming(), changed, removed);
      staging.forget(load);
      return new Keep.Done(difference, balance.proves(extent));
    });
  }

  @Override
  public boolean keepDescription(Dandiset dandiset, Version version) {
    return connection.withHandle(handle -> new Preview(handle).differs(dandiset, version));
  }

  @Override
  public Keep remove(DandisetId dandiset, VersionId version, Extent.Deletions deletions) {
    return connection.withHandle(handle -> {
      var balance = new Removals(handle).balance(dandiset, version);
      var objection = balance.objection(new Extent.Whole(deletions));
      if (objection.isPresent()) return objection.get();
      var removed = new Preview(handle).paths(dandiset, version);
      return new Keep.Done(new Difference(0, 0, removed), true);
    });
  }

  @Override
  public void forget(Load load) {
    staging.forget(load);
  }
}
