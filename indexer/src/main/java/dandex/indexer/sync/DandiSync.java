package dandex.indexer.sync;

import dandex.catalog.DandisetId;
import dandex.catalog.store.Database;
import dandex.indexer.archive.DandiArchive;
import dandex.indexer.archive.ListedDandiset;
import dandex.indexer.run.OneLine;
import dandex.indexer.run.Progress;
import dandex.indexer.run.RunContext;
import dandex.indexer.run.Task;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the catalog what the archive is: scans its list, brings stale dandisets up to date,
/// several at once, and withdraws those that are gone. When nothing moved it asks for the list and
/// for nothing else.
public final class DandiSync implements Task {
  private static final Logger LOG = LoggerFactory.getLogger(DandiSync.class);

  private final Database database;
  private final DandiArchive archive;
  private final DandiSyncOptions options;
  private final Clock clock;

  public DandiSync(Database database, DandiArchive archive, DandiSyncOptions options, Clock clock) {
    this.database = database;
    this.archive = archive;
    this.options = options;
    this.clock = clock;
  }

  @Override
  public void run(RunContext context) throws Exception {
    var figures = new DandiFigures(context);
    figures.start();
    var before = archive.traffic();
    try {
      database.versions().sweep();
      var here = Set.copyOf(database.dandisets().identifiers());
      var scan = new DandiScan(archive, context, here);
      var stale = check(scan, context);
      update(stale, context);
      scan.gone().forEach((id, reason) -> withdraw(id, reason, context));
    } finally {
      figures.traffic(archive.traffic().since(before));
    }
  }

  private List<Stale> check(DandiScan scan, RunContext context) {
    try (var bar = context.progress().bar("Checking dandisets", options.only().size())) {
      if (options.only().isEmpty()) {
        bar.total(-1);
        scan.everything(options.allowMassDeletion());
      } else {
        scan.only(options.only());
      }
      var stale = stale(scan.listed());
      bar.total(scan.listed().size());
      bar.step(scan.listed().size());
      context.count("dandisetsChecked", scan.listed().size());
      return stale;
    }
  }

  private List<Stale> stale(List<ListedDandiset> listed) {
    var watermarks = database.dandisets().watermarks();
    var rows = database.dandisets().byId(listed.stream().map(ListedDandiset::id).toList());
    var stale = new ArrayList<Stale>();
    for (var one : listed) {
      var candidate = new Stale(one, watermarks.get(one.id()), rows.get(one.id()), options.force());
      if (candidate.isStale()) stale.add(candidate);
    }
    return stale;
  }

  private void update(List<Stale> stale, RunContext context)
      throws InterruptedException, ExecutionException {
    var workers = Executors.newFixedThreadPool(options.concurrency(), Thread.ofVirtual().factory());
    try (workers;
        var bar = context.progress().bar("Updating dandisets", stale.size())) {
      var updates =
          stale.stream().<Callable<Boolean>>map(one -> () -> update(one, context, bar)).toList();
      for (var done : workers.invokeAll(updates)) done.get();
    }
  }

  /// What fails for one dandiset is told; the others go on, and its watermark stays.
  private boolean update(Stale stale, RunContext context, Progress.Bar bar) {
    if (context.isCancelled()) return false;
    var id = stale.listed().id();
    bar.note("DANDI:" + id);
    try {
      LOG.debug("{} is stale: {} then, {} now", id, stale.was(), stale.listed().watermark());
      new DandisetUpdate(database, archive, options, context, stale).run();
      return true;
    } catch (RuntimeException failure) {
      LOG.debug("{} failed", id, failure);
      context.error(id.digits(), OneLine.of(failure));
      return false;
    } finally {
      bar.step(1);
    }
  }

  private void withdraw(DandisetId id, String reason, RunContext context) {
    if (context.isCancelled()) return;
    var figures = new DandiFigures(context);
    var versions = database.dandisets().versions(List.of(id), false).getOrDefault(id, List.of());
    try {
      figures.assets(database.dandisets().withdraw(id, reason, clock.instant()));
      figures.add("dandisetsRemoved");
      context.count("versionsRemoved", versions.size());
      LOG.info("{} is {}; withdrawn, with a tombstone", id, reason);
    } catch (RuntimeException failure) {
      LOG.debug("{} could not be withdrawn", id, failure);
      context.error(id.digits(), OneLine.of(failure));
    }
  }
}
