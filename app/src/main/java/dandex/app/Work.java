package dandex.app;

import dandex.catalog.run.RunStatus;
import dandex.catalog.store.Plans;
import dandex.indexer.run.RunOutcome;
import java.util.List;

/// Runs on the catalog, one after the other, for as long as none fails: opens what they need, obeys
/// Ctrl-C, closes.
///
/// @param output how it is told how each run ended
record Work(
    Surroundings surroundings,
    boolean bars,
    boolean waits,
    OutputOptions output,
    boolean explains) {
  /// One run.
  @FunctionalInterface
  interface Step {
    RunOutcome run(Indexing indexing);
  }

  static Work with(Surroundings surroundings, ProgressOption progress) {
    var bars = progress.wanted(surroundings.terminal());
    return new Work(surroundings, bars, false, new OutputOptions(), false);
  }

  /// The same that waits for its turn, where that is wanted.
  Work waiting(WaitOption wait) {
    return new Work(surroundings, bars, wait.waits(), output, explains);
  }

  /// The same that tells how runs ended as is wanted.
  Work telling(OutputOptions wanted) {
    return new Work(surroundings, bars, waits, wanted, explains);
  }

  /// The same that says why something is done or left, where that is wanted.
  Work explaining(boolean verbose) {
    return new Work(surroundings, bars, waits, output, verbose);
  }

  /// @return the exit code of the worst run
  int doing(Step... steps) {
    try (var interruption = Interruption.ofWork(surroundings);
        var shown = Shown.on(surroundings, bars);
        var database = surroundings.stores().database(Plans.FRESH, interruption.cancellation())) {
      var cancellation = interruption.cancellation();
      var progress = explains ? shown.progress().explaining(System.err::println) : shown.progress();
      var runner = Indexing.runner(surroundings, database, progress, cancellation);
      var indexing =
          new Indexing(
              surroundings,
              database,
              waits ? runner.waiting() : runner,
              output.telling(surroundings.console()));
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
