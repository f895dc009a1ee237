package dandex.indexer.run;

import dandex.catalog.Json;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunLock;
import dandex.catalog.run.RunReport;
import dandex.catalog.run.RunStatus;
import dandex.catalog.run.Runs;
import dandex.catalog.run.Starter;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of every run: takes the lock of its kind, buries runs that died, records the start, has
/// the task done, records the end.
public final class Runner {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private final DataSource database;
  private final Runs runs;
  private final Starter starter;
  private final Progress progress;
  private final Cancellation cancellation;
  private final Clock clock;

  public Runner(
      DataSource database,
      Runs runs,
      Starter starter,
      Progress progress,
      Cancellation cancellation,
      Clock clock) {
    this.database = database;
    this.runs = runs;
    this.starter = starter;
    this.progress = progress;
    this.cancellation = cancellation;
    this.clock = clock;
  }

  /// Never throws for what the task throws: that is a run that failed, and its message says why.
  ///
  /// @throws RunBusy when another process runs the same kind
  public RunOutcome run(RunKind kind, Json options, Task task) {
    try (var _ = RunLock.tryTake(database, kind).orElseThrow(() -> new RunBusy(kind))) {
      var dead = runs.bury(kind);
      if (dead > 0) LOG.info("{} earlier {} run(s) died; marked as failed", dead, kind);
      return live(kind, options, task);
    }
  }

  private RunOutcome live(RunKind kind, Json options, Task task) {
    var start = clock.instant();
    var ledger = new Ledger(runs.start(kind, starter, options), progress, cancellation);
    var message = carryOut(task, ledger);
    var report = ledger.report(message);
    var status = status(report);
    runs.finish(ledger.run(), status, report);
    return new RunOutcome(
        ledger.run(), kind, status, report, Duration.between(start, clock.instant()));
  }

  /// Returns why the task failed, or null when it did not.
  private @Nullable String carryOut(Task task, Ledger ledger) {
    try {
      task.run(ledger);
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "interrupted";
    } catch (Exception failure) {
      LOG.debug("Run {} failed", ledger.run(), failure);
      return OneLine.of(failure);
    }
  }

  private RunStatus status(RunReport report) {
    if (cancellation.isAsked()) return RunStatus.CANCELLED;
    if (report.message() != null) return RunStatus.FAILED;
    return report.errors().isEmpty() ? RunStatus.COMPLETED : RunStatus.COMPLETED_WITH_ERRORS;
  }
}
