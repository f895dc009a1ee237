package dandex.indexer.mirror;

import dandex.indexer.run.RunContext;
import java.time.Duration;
import java.util.List;

/// Waits longer from attempt to attempt, and ends.
final class Patience {
  private final List<Duration> pauses;
  private final RunContext context;
  private int taken;

  Patience(List<Duration> pauses, RunContext context) {
    this.pauses = pauses;
    this.context = context;
  }

  /// Something moved: the next pause is the first one again.
  void restore() {
    taken = 0;
  }

  /// Pauses; false when there is no pause left or the run is cancelled.
  boolean permits() throws InterruptedException {
    return taken < pauses.size() && !context.cancellation().await(pauses.get(taken++));
  }
}
