package dandex.indexer.mirror;

import dandex.catalog.document.Cluster;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.outbox.Redelivery;
import dandex.catalog.store.Database;
import dandex.indexer.run.RunContext;
import dandex.indexer.run.Task;
import java.util.Locale;
import java.util.function.Consumer;

/// Compares the search index with the catalog, and tells as an error of the run where they
/// disagree; or makes due what differs, and delivers it.
public final class VerifyRun implements Task {
  private final Verify verify;
  private final Cluster cluster;
  private final Redelivery redelivery;
  private final Dispatch dispatch;
  private final boolean repairs;
  private final Consumer<Comparison> told;

  /// @param prefix of the index names
  /// @param told how the index of each kind compares
  public VerifyRun(
      Database database,
      Cluster cluster,
      Outbox outbox,
      String prefix,
      Pace pace,
      boolean repairs,
      Consumer<Comparison> told) {
    this.verify = new Verify(database, cluster, prefix);
    this.cluster = cluster;
    this.redelivery = new Redelivery(database.dataSource());
    this.dispatch = new Dispatch(database, cluster, outbox, prefix, pace);
    this.repairs = repairs;
    this.told = told;
  }

  @Override
  public String scope() {
    return repairs ? "all, repaired" : "all";
  }

  @Override
  public void run(RunContext context) throws Exception {
    cluster.require();
    var agree = true;
    for (var kind : Mirror.KINDS) {
      if (context.isCancelled()) return;
      var repair = new Repair(redelivery, kind);
      var comparison = verify.compare(kind, repairs ? repair : Comparison.Listener.NOBODY);
      repair.finish();
      count(comparison, context);
      told.accept(comparison);
      agree &= comparison.agrees();
      if (!repairs) complain(comparison, context);
    }
    if (repairs && !agree) dispatch.deliverBesideOthers(context);
  }

  private static void count(Comparison comparison, RunContext context) {
    context.count("documentsWanted", comparison.rows());
    context.count("documentsMissing", comparison.missing().count());
    context.count("documentsStale", comparison.stale().count());
    context.count("documentsSurplus", comparison.surplus().count());
  }

  private static void complain(Comparison comparison, RunContext context) {
    complain(comparison, "missing", comparison.missing(), context);
    complain(comparison, "stale", comparison.stale(), context);
    complain(comparison, "surplus", comparison.surplus(), context);
  }

  private static void complain(
      Comparison comparison, String how, Sample sample, RunContext context) {
    if (sample.count() == 0) return;
    context.error(
        comparison.kind().column(),
        String.format(
            Locale.ROOT, "%,d %s: %s", sample.count(), how, String.join(", ", sample.first())));
  }
}
