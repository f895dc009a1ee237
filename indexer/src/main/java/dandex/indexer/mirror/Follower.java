package dandex.indexer.mirror;

import dandex.catalog.bell.Bell;
import dandex.catalog.document.Cluster;
import dandex.catalog.outbox.Leases;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.store.Database;
import dandex.indexer.run.Cancellation;
import dandex.indexer.run.OneLine;
import dandex.indexer.run.Progress;
import dandex.indexer.run.Unrecorded;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers changes as they are committed, until it is cancelled. It is no run: any number may
/// follow one catalog beside each other and beside mirror runs, since what is claimed by one is
/// passed over by the others.
///
/// It never gives up. While the cluster or Postgres is away it looks now and then whether it is
/// back, however much is written meanwhile.
public final class Follower {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  /// For what was not rung for: a ring missed, a document put off, an index thrown away.
  private static final Duration POLL = Duration.ofSeconds(10);

  /// Changes that are committed within it are delivered together.
  private static final Duration GATHERING = Duration.ofMillis(200);

  private final Cluster cluster;
  private final Leases leases;
  private final Bell bell;
  private final Dispatch dispatch;
  private final Changeover changeover;
  private final Unrecorded context;
  private final Rest rest;
  private final Circuit circuit = new Circuit();
  private boolean quiet = true;

  /// Waiting that ends early when it is time to stop.
  @FunctionalInterface
  interface Rest {
    /// @return whether it is time to stop
    boolean take(Duration pause) throws InterruptedException;
  }

  /// @param bell of the outbox
  /// @param prefix of the index names
  public Follower(
      Database database,
      Cluster cluster,
      Outbox outbox,
      Leases leases,
      Bell bell,
      String prefix,
      Pace pace,
      Progress progress,
      Cancellation cancellation) {
    this(
        cluster,
        leases,
        bell,
        new Dispatch(database, cluster, outbox, prefix, pace),
        new Changeover(database.dataSource(), cluster, prefix),
        new Unrecorded(cancellation, progress),
        cancellation::await);
  }

  Follower(
      Cluster cluster,
      Leases leases,
      Bell bell,
      Dispatch dispatch,
      Changeover changeover,
      Unrecorded context,
      Rest rest) {
    this.cluster = cluster;
    this.leases = leases;
    this.bell = bell;
    this.dispatch = dispatch;
    this.changeover = changeover;
    this.context = context;
    this.rest = rest;
    context.cancellation().onAsk(bell::ring);
  }

  /// Returns once it is cancelled and what was begun is delivered.
  public void follow() throws InterruptedException {
    while (!context.isCancelled()) {
      var heard = bell.rings();
      attempt();
      if (circuit.isOpen()) {
        if (rest.take(circuit.pause())) return;
      } else {
        quiet = bell.await(heard, POLL) == heard;
        if (!quiet && rest.take(GATHERING)) return;
      }
    }
  }

  private void attempt() throws InterruptedException {
    try {
      if (circuit.isOpen()) recover();
      if (quiet || circuit.isOpen()) changeover.recordLeft();
      deliver();
    } catch (RuntimeException failure) {
      LOG.debug("A delivery failed", failure);
      circuit.open(OneLine.of(failure));
    }
  }

  /// One small question, before anything is claimed.
  private void recover() {
    cluster.require();
    // What was claimed when the cluster went away, be it by us or by others, need not wait.
    Mirror.KINDS.forEach(leases::end);
  }

  private void deliver() throws InterruptedException {
    try (var bar = context.progress().bar("Mirroring", -1)) {
      var tally = new Tally(context, bar);
      var kinds = Mirror.KINDS.stream().filter(kind -> dispatch.isReady(kind, context)).toList();
      for (var kind : kinds) dispatch.deliver(kind, context, tally);
      if (kinds.isEmpty()) return;
      if (tally.settled() == 0 && tally.postponed() > 0) {
        circuit.open("the cluster takes nothing (" + tally.lastReason() + ")");
      } else {
        circuit.close();
      }
    }
  }
}
