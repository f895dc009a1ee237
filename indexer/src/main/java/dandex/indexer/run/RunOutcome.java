package dandex.indexer.run;

import dandex.catalog.run.Run;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunReport;
import dandex.catalog.run.RunStatus;
import java.time.Duration;
import java.util.Objects;

/// How a run ended.
///
/// @param record as it is on record, or would be
public record RunOutcome(Run record) {
  public RunOutcome {
    Objects.requireNonNull(record.finished(), "a run has no outcome before it ended");
  }

  /// 0 for one that is not on record.
  public long run() {
    return record.id();
  }

  public RunKind kind() {
    return record.kind();
  }

  public RunStatus status() {
    return record.status();
  }

  public RunReport report() {
    return record.report();
  }

  public Duration took() {
    return record.took(record.started());
  }

  public int exitCode() {
    return exitCode(record.status());
  }

  /// 0 completed, 1 failed, 3 completed with errors, 130 cancelled.
  public static int exitCode(RunStatus status) {
    return switch (status) {
      case COMPLETED -> 0;
      case COMPLETED_WITH_ERRORS -> 3;
      case CANCELLED -> 130;
      case FAILED, RUNNING -> 1;
    };
  }
}
