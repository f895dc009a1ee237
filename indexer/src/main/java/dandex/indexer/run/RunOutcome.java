package dandex.indexer.run;

import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunReport;
import dandex.catalog.run.RunStatus;
import java.time.Duration;

/// How a run ended.
public record RunOutcome(
    long run, RunKind kind, RunStatus status, RunReport report, Duration took) {
  /// 0 completed, 1 failed, 3 completed with errors, 130 cancelled.
  public int exitCode() {
    return switch (status) {
      case COMPLETED -> 0;
      case COMPLETED_WITH_ERRORS -> 3;
      case CANCELLED -> 130;
      case FAILED, RUNNING -> 1;
    };
  }
}
