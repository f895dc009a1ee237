package dandex.indexer.mirror;

import dandex.catalog.document.Cluster;
import dandex.catalog.document.NextIndex;
import dandex.catalog.outbox.IndexRebuild;
import dandex.catalog.outbox.Movements;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.outbox.Rebuilds;
import dandex.catalog.store.Database;
import dandex.indexer.run.RunContext;
import dandex.indexer.run.Task;

/// Takes the newest rebuild back: what served before serves again, and what moved since it was
/// replaced is brought to it. The index that the rebuild made stays until the next one.
public final class Rollback implements Task {
  private final Cluster cluster;
  private final String prefix;
  private final Rebuilds rebuilds;
  private final Movements movements;
  private final Changeover changeover;
  private final Dispatch dispatch;

  /// @param prefix of the index names
  public Rollback(Database database, Cluster cluster, Outbox outbox, String prefix, Pace pace) {
    var source = database.dataSource();
    this.cluster = cluster;
    this.prefix = prefix;
    this.rebuilds = new Rebuilds(source);
    this.movements = new Movements(source);
    this.changeover = new Changeover(source, cluster, prefix);
    this.dispatch = new Dispatch(database, cluster, outbox, prefix, pace);
  }

  @Override
  public String scope() {
    return "taken back";
  }

  /// @throws RebuildFailed when there is nothing to go back to; then nothing has changed
  @Override
  public void run(RunContext context) throws InterruptedException {
    cluster.require();
    changeover.recordLeftRebuild();
    var rebuild =
        rebuilds
            .done(prefix)
            .orElseThrow(() -> new RebuildFailed("There is no rebuild to take back."));
    require(rebuild);
    changeover.takeBack(rebuild);
    dispatch.deliverBesideOthers(context);
  }

  private void require(IndexRebuild rebuild) {
    if (rebuild.horizon().transaction() > movements.now().transaction()) {
      throw new RebuildFailed(
          "Postgres was set back since the newest rebuild, so nobody knows what its index lacks:"
              + " run `dandex mirror rebuild`.");
    }
    for (var kind : Mirror.KINDS) {
      var name = rebuild.replaced().get(kind);
      if (name == null) {
        throw new RebuildFailed(
            "The newest rebuild replaced no index of kind %s: there is nothing to go back to."
                .formatted(kind.column()));
      }
      if (!NextIndex.isThere(cluster, name)) {
        throw new RebuildFailed(
            "Index %s, which served before, is deleted: there is nothing to go back to."
                .formatted(name));
      }
    }
  }
}
