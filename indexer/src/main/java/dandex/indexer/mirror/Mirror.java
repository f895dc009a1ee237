package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.outbox.Leases;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.store.Database;
import dandex.indexer.run.RunContext;
import dandex.indexer.run.Task;
import java.util.List;

/// Brings the search index up to the catalog: makes the indices that are not there, delivers until
/// nothing is pending, and ends when a search sees all of it.
///
/// A document that the cluster refuses is parked and told as an error. What the cluster cannot take
/// for now is tried again for a while, then told as an error and left to the next run. An index
/// that was made of another mapping is left as it is, and that is told too. What a rebuild left
/// that died in the moment of its swap is done first.
public final class Mirror implements Task {
  static final List<DocumentKind> KINDS = List.of(DocumentKind.DANDISET, DocumentKind.ASSET);

  private final Cluster cluster;
  private final Outbox outbox;
  private final Leases leases;
  private final Pace pace;
  private final Dispatch dispatch;
  private final Changeover changeover;

  /// @param prefix of the index names
  public Mirror(
      Database database, Cluster cluster, Outbox outbox, Leases leases, String prefix, Pace pace) {
    this.cluster = cluster;
    this.outbox = outbox;
    this.leases = leases;
    this.pace = pace;
    this.dispatch = new Dispatch(database, cluster, outbox, prefix, pace);
    this.changeover = new Changeover(database.dataSource(), cluster, prefix);
  }

  /// @throws dandex.catalog.document.ClusterUnreachable when nobody answers, or we are refused
  /// @throws IndexGone when an index was thrown away meanwhile
  @Override
  public void run(RunContext context) throws Exception {
    cluster.require();
    changeover.recordLeft();
    var kinds = KINDS.stream().filter(kind -> dispatch.isReady(kind, context)).toList();
    var pending = kinds.stream().mapToLong(outbox::pending).sum();
    try (var bar = context.progress().bar("Mirroring", pending)) {
      var tally = new Tally(context, bar);
      for (var kind : kinds) {
        bar.note(kind.column());
        drain(kind, context, tally);
      }
    }
    kinds.forEach(dispatch::show);
  }

  private void drain(DocumentKind kind, RunContext context, Tally tally)
      throws InterruptedException {
    var patience = new Patience(pace.pauses(), context);
    do {
      // The lock on mirror runs says that no other is alive. Whoever follows may be: at worst
      // what it has is delivered twice.
      leases.end(kind);
      var settled = tally.settled();
      dispatch.deliver(kind, context, tally);
      if (tally.settled() > settled) patience.restore();
      if (context.isCancelled() || outbox.pending(kind) == 0) return;
    } while (patience.permits());
    if (!context.isCancelled()) tally.leave(kind.column(), outbox.pending(kind));
  }
}
