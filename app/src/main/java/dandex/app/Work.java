package dandex.app;

import dandex.catalog.run.RunStatus;
import dandex.indexer.run.Progress;
import dandex.indexer.run.RunOutcome;
import java.util.List;

/// Runs on the catalog, one after the other, for as long as none fails: opens what they need, obeys
/// Ctrl-C, closes.
record Work(Surroundings surroundings, boolean bars) {
  /// One run.
  @FunctionalInterface
  interface Step {
    RunOutcome run(Indexing indexing);
  }

  static Work with(Surroundings surroundings, ProgressOption progress) {
    return new Work(surroundings, progress.wanted(surroundings.terminal()));
  }

  /// @return the exit code of the worst run
  int doing(Step... steps) {
    var progress = bars ? Progress.bars(System.err) : Progress.lines(surroundings.clock());
    try (var interruption = Interruption.ofWork(surroundings.console());
        var database = surroundings.stores().database()) {
      var indexing = new Indexing(surroundings, database, progress, interruption.cancellation());
      var worst = 0;
      for (var step : List.of(steps)) {
        var outcome = step.run(indexing);
        worst = Math.max(worst, outcome.exitCode());
        if (ended(outcome.status())) return outcome.exitCode();
      }
      return worst;
    }
  }

  private static boolean ended(RunStatus status) {
    return status == RunStatus.FAILED || status == RunStatus.CANCELLED;
  }
}
