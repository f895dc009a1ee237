package dandex.indexer.run;

import dandex.catalog.Json;
import dandex.catalog.run.Run;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunReport;
import dandex.catalog.run.RunStatus;
import dandex.catalog.run.Runs;
import dandex.catalog.run.Starter;
import java.time.Clock;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of every run: takes its turn among those of its kind, buries runs that died, records
/// the start, has the task done, records the end.
public final class Runner {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private final Turn turn;
  private final Starter starter;
  private final Progress progress;
  private final Clock clock;
  private final LongConsumer started;

  public Runner(
      DataSource database,
      Runs runs,
      Starter starter,
      Progress progress,
      Cancellation cancellation,
      Clock clock) {
    this(new Turn(database, runs, cancellation, false), starter, progress, clock, run -> {});
  }

  private Runner(Turn turn, Starter starter, Progress progress, Clock clock, LongConsumer started) {
    this.turn = turn;
    this.starter = starter;
    this.progress = progress;
    this.clock = clock;
    this.started = started;
  }

  /// The same that waits for other runs of the kind to end, rather than to give way.
  public Runner waiting() {
    var patient = new Turn(turn.database(), turn.runs(), turn.cancellation(), true);
    return new Runner(patient, starter, progress, clock, started);
  }

  /// The same that tells the number of each run once it is on record.
  public Runner telling(LongConsumer listener) {
    return new Runner(turn, starter, progress, clock, listener);
  }

  /// Never throws for what the task throws: that is a run that failed, and its message says why.
  ///
  /// @throws RunBusy when another process runs the same kind and this one does not wait
  /// @throws WaitCancelled when it was cancelled while it waited
  public RunOutcome run(RunKind kind, Json options, Task task) {
    try (var _ = turn.take(kind)) {
      var dead = turn.runs().bury(kind);
      if (dead > 0) LOG.info("{} earlier {} run(s) died; marked as failed", dead, kind);
      return live(kind, options, task);
    }
  }

  /// Has a task done that only reads: without waiting for others, and with nothing on record. The
  /// run has the number 0.
  public RunOutcome rehearse(RunKind kind, Json options, Task task) {
    var start = clock.instant();
    var ledger = new Ledger(0, progress, turn.cancellation(), _ -> {});
    var report = ledger.report(carryOut(task, ledger));
    return new RunOutcome(
        new Run(
            0,
            kind,
            task.scope(),
            status(report),
            options,
            starter,
            start,
            clock.instant(),
            report));
  }

  private RunOutcome live(RunKind kind, Json options, Task task) {
    var run = turn.runs().start(kind, task.scope(), starter, options);
    started.accept(run);
    var saving = new Saving(turn.runs(), clock);
    var ledger = new Ledger(run, progress, turn.cancellation(), saving::now);
    var message = carryOut(task, ledger);
    var report = ledger.report(message);
    return new RunOutcome(turn.runs().finish(run, status(report), report));
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
    if (turn.cancellation().isAsked()) return RunStatus.CANCELLED;
    if (report.message() != null) return RunStatus.FAILED;
    return report.errors().isEmpty() ? RunStatus.COMPLETED : RunStatus.COMPLETED_WITH_ERRORS;
  }
}
