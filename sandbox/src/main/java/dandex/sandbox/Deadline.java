package dandex.sandbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A point in time until which something is waited for.
record Deadline(long nanos) {
  private static final Duration STEP = Duration.ofMillis(50);

  static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  boolean passed() {
    return System.nanoTime() - nanos >= 0;
  }

  /// Whether the condition came true in time.
  boolean await(BooleanSupplier condition) {
    return await(condition, STEP);
  }

  /// @param step how long is waited between two looks
  boolean await(BooleanSupplier condition, Duration step) {
    while (!condition.getAsBoolean()) {
      if (passed()) return false;
      if (Thread.currentThread().isInterrupted()) {
        throw new ServerFailed("interrupted while waiting");
      }
      LockSupport.parkNanos(step.toNanos());
    }
    return true;
  }
}
