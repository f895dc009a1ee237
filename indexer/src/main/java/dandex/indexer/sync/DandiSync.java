package dandex.indexer.sync;

import dandex.catalog.DandisetId;
import dandex.catalog.store.Database;
import dandex.catalog.store.Difference;
import dandex.catalog.store.Extent.Deletions;
import dandex.indexer.archive.ArchiveFailure;
import dandex.indexer.archive.DandiArchive;
import dandex.indexer.archive.ListedDandiset;
import dandex.indexer.run.RunContext;
import dandex.indexer.run.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Makes the catalog what the archive is: scans its list, brings stale dandisets up to date,
/// several at once, and withdraws those that are gone. When nothing moved it asks for the list and
/// for nothing else.
public final class DandiSync implements Task {
  /// How old a comparison may be, by the age of which reconciling spreads over dandisets.
  private static final Duration AGE = Duration.ofDays(7);

  /// Zarrs change without any clock.
  private static final Duration ZARR_AGE = Duration.ofDays(1);

  /// Of all dandisets, so many are reconciled in one run at most, and a few in any case.
  private static final int SHARE = 7;

  private static final int FEW = 10;

  private final Database database;
  private final DandiArchive archive;
  private final DandiSyncOptions options;
  private final Clock clock;
  private final Effect effect;
  private final Consumer<Change> listener;

  public DandiSync(Database database, DandiArchive archive, DandiSyncOptions options, Clock clock) {
    this(database, archive, options, clock, new Effect.Kept(database), _ -> {});
  }

  private DandiSync(
      Database database,
      DandiArchive archive,
      DandiSyncOptions options,
      Clock clock,
      Effect effect,
      Consumer<Change> listener) {
    this.database = database;
    this.archive = archive;
    this.options = options;
    this.clock = clock;
    this.effect = effect;
    this.listener = listener;
  }

  /// The same sync, but it only reads, and what it would change is told: one dandiset after the
  /// other, by one thread at a time, without those that stay as they are.
  public DandiSync rehearsed(Consumer<Change> told) {
    return new DandiSync(database, archive, options, clock, new Effect.Rehearsed(database), told);
  }

  @Override
  public void run(RunContext context) throws Exception {
    context.cancellation().onAsk(archive::stop);
    var figures = new DandiFigures(context);
    figures.start();
    var before = archive.traffic();
    var errand = new Errand(archive, database, effect, options, context, figures, clock);
    try {
      effect.sweep();
      var here = Set.copyOf(database.dandisets().identifiers());
      var scan = new DandiScan(errand, here);
      var stale = check(scan, context);
      new Updates(errand, listener).of(stale);
      withdraw(scan.gone(), errand);
    } catch (ArchiveFailure failure) {
      if (!context.isCancelled()) throw failure; // else it failed because it was cancelled
    } finally {
      figures.traffic(archive.traffic().since(before));
    }
  }

  private List<Stale> check(DandiScan scan, RunContext context) {
    try (var bar = context.progress().bar("Checking dandisets", options.only().size())) {
      if (options.only().isEmpty()) {
        bar.total(-1);
        scan.everything();
      } else {
        scan.only(options.only());
      }
      var stale = stale(scan.listed(), context);
      bar.total(scan.listed().size());
      bar.step(scan.listed().size());
      context.count("dandisetsChecked", scan.listed().size());
      return stale;
    }
  }

  /// What failed last time comes first, then the largest, so that nobody waits for one at the end.
  private List<Stale> stale(List<ListedDandiset> listed, RunContext context) {
    var failed = new ArrayList<>(database.syncMemory().failures());
    var judge = new Judge(options, Set.copyOf(failed), due());
    var watermarks = database.dandisets().watermarks();
    var rows = database.dandisets().byId(listed.stream().map(ListedDandiset::id).toList());
    var stale = new ArrayList<Stale>();
    for (var one : listed) {
      var candidate = judge.judge(one, watermarks.get(one.id()), rows.get(one.id()));
      if (candidate.isStale()) stale.add(candidate);
    }
    var turns = new HashMap<DandisetId, Integer>();
    IntStream.range(0, failed.size()).forEach(turn -> turns.put(failed.get(turn), turn));
    stale.sort(
        Comparator.comparingInt((Stale one) -> turns.getOrDefault(one.id(), failed.size()))
            .thenComparing(Stale::assetCount, Comparator.reverseOrder()));
    stale.forEach(one -> context.explain(one.id().digits(), String.join("; ", one.reasons())));
    return stale;
  }

  private Set<DandisetId> due() {
    if (!options.reconcile()) return Set.of();
    var most = Math.max(FEW, database.dandisets().identifiers().size() / SHARE + 1);
    return database.syncMemory().dueForReconcile(clock.instant(), AGE, ZARR_AGE, most);
  }

  private void withdraw(Map<DandisetId, String> gone, Errand errand) {
    if (options.deletions() == Deletions.NONE) {
      gone.forEach((id, reason) ->
          errand.context().explain(id.digits(), "it is " + reason + ", but deletions are skipped"));
      return;
    }
    gone.forEach((id, reason) -> withdraw(id, reason, errand));
  }

  private void withdraw(DandisetId id, String reason, Errand errand) {
    if (errand.context().isCancelled()) return;
    var versions = database.dandisets().versions(List.of(id), false).getOrDefault(id, List.of());
    try {
      var paths = effect.withdraw(id, reason, clock.instant());
      effect.recovered(id);
      var change =
          new Change(id, Change.Fate.REMOVED, new Difference(0, 0, versions.size()), paths);
      errand.figures().dandiset(change.dandiset());
      errand.figures().versions(change.versions());
      errand.figures().assets(change.assets());
      errand.context().explain(id.digits(), "it is " + reason + "; it goes and leaves a tombstone");
      listener.accept(change);
    } catch (RuntimeException failure) {
      Failed.tell(errand, id, failure);
    }
  }
}
