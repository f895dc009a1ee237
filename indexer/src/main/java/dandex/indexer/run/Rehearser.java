package dandex.indexer.run;

import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunStatus;
import java.time.Clock;
import java.time.Duration;

/// Has a task done that only reads: without a lock, and with nothing on record.
public final class Rehearser {
  /// What no run on record has.
  private static final long NO_RUN = 0;

  private final Progress progress;
  private final Cancellation cancellation;
  private final Clock clock;

  public Rehearser(Progress progress, Cancellation cancellation, Clock clock) {
    this.progress = progress;
    this.cancellation = cancellation;
    this.clock = clock;
  }

  public RunOutcome run(RunKind kind, Task task) {
    var start = clock.instant();
    var ledger = new Ledger(NO_RUN, progress, cancellation);
    String message = null;
    try {
      task.run(ledger);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      message = "interrupted";
    } catch (Exception failure) {
      message = OneLine.of(failure);
    }
    var report = ledger.report(message);
    var status =
        cancellation.isAsked()
            ? RunStatus.CANCELLED
            : message != null
                ? RunStatus.FAILED
                : report.errors().isEmpty() ? RunStatus.COMPLETED : RunStatus.COMPLETED_WITH_ERRORS;
    return new RunOutcome(NO_RUN, kind, status, report, Duration.between(start, clock.instant()));
  }
}
