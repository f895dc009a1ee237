package dandex.indexer.run;

import dandex.catalog.run.Run;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunLock;
import dandex.catalog.run.Runs;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whose turn it is among runs of a kind: one at a time, on whatever machine.
///
/// @param waits for the others to end, or gives way
record Turn(DataSource database, Runs runs, Cancellation cancellation, boolean waits) {
  private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /// @throws RunBusy when it is another's turn and this one does not wait
  /// @throws WaitCancelled when it was cancelled while it waited
  RunLock take(RunKind kind) {
    var lock = RunLock.tryTake(database, kind);
    if (lock.isPresent()) return lock.get();
    if (!waits) throw new RunBusy(kind, runs.going(kind).orElse(null));
    return await(kind);
  }

  private RunLock await(RunKind kind) {
    var told = 0L;
    while (!isCancelledWithin(PAUSE)) {
      var lock = RunLock.tryTake(database, kind);
      if (lock.isPresent()) return lock.get();
      told = tell(runs.going(kind), kind, told);
    }
    throw new WaitCancelled();
  }

  /// Says once of each run that it is waited for.
  private static long tell(Optional<Run> holder, RunKind kind, long told) {
    var run = holder.map(Run::id).orElse(told);
    if (run != told) LOG.info("{}; waiting for it to end", RunBusy.who(kind, holder.orElse(null)));
    return run;
  }

  private boolean isCancelledWithin(Duration pause) {
    try {
      return cancellation.await(pause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
