package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Documents;
import dandex.catalog.document.NextIndex;
import dandex.catalog.outbox.IndexRebuild;
import dandex.catalog.outbox.Ledger;
import dandex.catalog.outbox.Movements;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.outbox.RebuildRanges;
import dandex.catalog.outbox.Rebuilds;
import dandex.catalog.outbox.Redelivery;
import dandex.catalog.outbox.Refusals;
import dandex.catalog.store.Database;
import dandex.indexer.run.OneLine;
import dandex.indexer.run.RunContext;
import dandex.indexer.run.Task;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Makes the search index anew beside the one that serves, and lets the new one serve in its place.
/// Mirror runs go on meanwhile and bring changes to the one that serves; what moved is brought to
/// the new one too, by the rebuild itself.
///
/// What is filled is on record, so a rebuild that ended before its time is gone on with. Nothing is
/// deleted before the new index serves.
public final class Rebuild implements Task {
  private static final String GOES_ON =
      "the search index is as it was; `dandex mirror rebuild` goes on from here";
  private static final String BEGINS_ANEW =
      "the search index is as it was; the new one is given up, and `dandex mirror rebuild` begins"
          + " anew";
  private static final String DOES_THE_REST =
      "the new index serves, but that is not on record: `dandex mirror` does the rest";
  private static final String SERVES =
      "the new index serves; `dandex mirror` brings what waits for it";

  private final Database database;
  private final Cluster cluster;
  private final String prefix;
  private final Pace pace;
  private final int keep;
  private final Rebuilds rebuilds;
  private final RebuildRanges ranges;
  private final Movements movements;
  private final Refusals refusals;
  private final Documents documents;
  private final Groundwork groundwork;
  private final Changeover changeover;
  private final Dispatch dispatch;

  /// @param prefix of the index names
  /// @param keep how many of the indices that served before are kept
  public Rebuild(
      Database database, Cluster cluster, Outbox outbox, String prefix, Pace pace, int keep) {
    var source = database.dataSource();
    this.database = database;
    this.cluster = cluster;
    this.prefix = prefix;
    this.pace = pace;
    this.keep = keep;
    this.rebuilds = new Rebuilds(source);
    this.ranges = new RebuildRanges(source);
    this.movements = new Movements(source);
    this.refusals = new Refusals(source);
    this.documents = new Documents(database);
    this.groundwork = new Groundwork(rebuilds, ranges, movements, cluster, prefix);
    this.changeover = new Changeover(source, cluster, prefix);
    this.dispatch = new Dispatch(database, cluster, outbox, prefix, pace);
  }

  /// @throws RebuildFailed in one line that says what serves
  @Override
  public void run(RunContext context) throws InterruptedException {
    cluster.require();
    for (var name : List.of("documentsFilled", "documentsCaughtUp", "documentsCompared")) {
      context.count(name, 0);
    }
    finish(prepared(context));
    try {
      dispatch.deliverBesideOthers(context);
      changeover.clear(keep);
    } catch (RuntimeException failure) {
      throw new RebuildFailed(OneLine.of(failure) + "; " + SERVES, failure);
    }
  }

  private void finish(IndexRebuild rebuild) {
    try {
      changeover.record(rebuild);
    } catch (RuntimeException failure) {
      throw new RebuildFailed(OneLine.of(failure) + "; " + DOES_THE_REST, failure);
    }
  }

  /// Until the new indices serve.
  private IndexRebuild prepared(RunContext context) throws InterruptedException {
    try {
      changeover.recordLeftReturn();
      var rebuild = groundwork.lay();
      if (Changeover.move(prefix, rebuild).isDone(cluster)) return rebuild;
      var complete = caughtUp(rebuild, context);
      changeover.make(complete);
      return complete;
    } catch (RebuildFailed told) {
      throw told;
    } catch (RuntimeException failure) {
      throw new RebuildFailed(OneLine.of(failure) + "; " + GOES_ON, failure);
    }
  }

  private IndexRebuild caughtUp(IndexRebuild rebuild, RunContext context)
      throws InterruptedException {
    var loads = loads(rebuild, context);
    fill(rebuild, loads, context);
    var catchUp = new CatchUp(movements, rebuilds, loads, pace, context);
    var caught = catchUp.until(rebuild);
    nextIndices().forEach(next -> next.settle(cluster));
    caught = catchUp.pass(caught);
    nextIndices().forEach(next -> next.refresh(cluster));
    goOn(context);
    inspect(caught, context);
    // So that only what moves from here on is older in the new indices for a moment.
    caught = catchUp.until(caught);
    nextIndices().forEach(next -> next.refresh(cluster));
    goOn(context);
    return caught;
  }

  private void fill(IndexRebuild rebuild, Map<DocumentKind, Load> loads, RunContext context)
      throws InterruptedException {
    var ledger = new Ledger(database.visible().dataSource());
    var rows = Mirror.KINDS.stream().mapToLong(ledger::rows).sum();
    try (var bar = context.progress().bar("Filling", rows)) {
      for (var load : loads.entrySet()) {
        bar.note(load.getKey().column());
        var redelivery = new Redelivery(database.dataSource());
        new Filling(rebuild.id(), load.getKey(), ledger, ranges, redelivery, load.getValue(), pace)
            .fill(context, bar);
      }
    }
    goOn(context);
  }

  private void inspect(IndexRebuild rebuild, RunContext context) {
    var inspection =
        new Inspection(
            new Verify(database, cluster, prefix),
            new Contents(documents, cluster),
            movements,
            refusals);
    var complaints = inspection.complaints(rebuild, nextIndices(), context);
    if (complaints.isEmpty()) return;
    groundwork.giveUp(rebuild);
    throw new RebuildFailed(
        "The new index is not fit to serve: " + String.join("; ", complaints) + "; " + BEGINS_ANEW);
  }

  private Map<DocumentKind, Load> loads(IndexRebuild rebuild, RunContext context) {
    var loads = new EnumMap<DocumentKind, Load>(DocumentKind.class);
    for (var next : nextIndices()) {
      loads.put(
          next.index().kind(),
          new Load(rebuild.id(), documents, cluster, next, refusals, pace, context));
    }
    return loads;
  }

  private List<NextIndex> nextIndices() {
    return Mirror.KINDS.stream().map(groundwork::next).toList();
  }

  private static void goOn(RunContext context) {
    if (context.isCancelled())
      throw new RebuildFailed("Cancelled before the new index was ready; " + GOES_ON);
  }
}
