package dandex.indexer.run;

import dandex.catalog.run.Runs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts what a run did so far on its record, every few seconds while something is counted: whoever
/// counts at the right moment saves, nobody waits for it.
final class Saving {
  private static final Logger LOG = LoggerFactory.getLogger(Saving.class);
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private final Runs runs;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Instant due;

  Saving(Runs runs, Clock clock) {
    this.runs = runs;
    this.clock = clock;
    this.due = clock.instant().plus(PAUSE);
  }

  /// Saves when it is time.
  void now(Ledger ledger) {
    if (clock.instant().isBefore(due) || !turn.tryLock()) return;
    try {
      due = clock.instant().plus(PAUSE);
      runs.progress(ledger.run(), ledger.report(null));
    } catch (RuntimeException failure) {
      LOG.debug("What run {} did so far is saved later: {}", ledger.run(), OneLine.of(failure));
    } finally {
      turn.unlock();
    }
  }
}
