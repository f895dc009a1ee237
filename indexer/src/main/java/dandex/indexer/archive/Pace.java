package dandex.indexer.archive;

import dev.failsafe.RateLimiter;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// How fast we may ask: so many at once, so many a minute, and not at all while the archive wants
/// quiet. It throttles by address, so its Retry-After binds every request, not only the one that
/// was refused.
final class Pace {
  private final Semaphore places;
  private final @Nullable RateLimiter<Object> rate;
  private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

  Pace(int concurrency, int requestsPerMinute) {
    places = new Semaphore(concurrency);
    rate =
        requestsPerMinute == 0
            ? null
            : RateLimiter.smoothBuilder(requestsPerMinute, Duration.ofMinutes(1)).build();
  }

  /// Waits for a turn; to be closed when the answer is there.
  Turn take() throws InterruptedException {
    places.acquire();
    try {
      if (rate != null) rate.acquirePermit();
      while (quietUntil.get() - System.nanoTime() > 0) {
        TimeUnit.NANOSECONDS.sleep(quietUntil.get() - System.nanoTime());
      }
    } catch (InterruptedException interrupted) {
      places.release();
      throw interrupted;
    }
    return places::release;
  }

  void quiet(Duration wait) {
    var until = System.nanoTime() + wait.toNanos();
    quietUntil.accumulateAndGet(until, (was, now) -> now - was > 0 ? now : was);
  }

  /// The right to have one request under way.
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }
}
