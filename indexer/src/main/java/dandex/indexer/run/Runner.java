package dandex.indexer.run;

import dandex.catalog.Json;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.Runs;
import dandex.catalog.run.Starter;
import java.time.Clock;
import javax.sql.DataSource;

/// The life of every run: takes the lock of its kind, buries runs that died, records the start, has
/// the task done, records the end.
public final class Runner {
  public Runner(
      DataSource database,
      Runs runs,
      Starter starter,
      Progress progress,
      Cancellation cancellation,
      Clock clock) {
    throw new UnsupportedOperationException();
  }

  /// Never throws for what the task throws: that is a run that failed, and its message says why.
  ///
  /// @throws RunBusy when another process runs the same kind
  public RunOutcome run(RunKind kind, Json options, Task task) {
    throw new UnsupportedOperationException();
  }
}
