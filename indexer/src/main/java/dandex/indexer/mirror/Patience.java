package dandex.indexer.mirror;

import dandex.indexer.run.RunContext;
import java.time.Duration;
import java.util.List;

/// Waits longer from attempt to attempt, and ends.
final class Patience {
  private static final Duration SLICE = Duration.ofMillis(200);

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
    if (taken == pauses.size()) return false;
    for (var left = pauses.get(taken++); left.isPositive(); left = left.minus(SLICE)) {
      if (context.isCancelled()) return false;
      Thread.sleep(left.compareTo(SLICE) < 0 ? left : SLICE);
    }
    return !context.isCancelled();
  }
}
