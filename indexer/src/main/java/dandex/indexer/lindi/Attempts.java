package dandex.indexer.lindi;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RateLimiter;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Asks again, a few times and ever more slowly, what failed for reasons that may pass.
final class Attempts {
  @FunctionalInterface
  interface Question {
    boolean ask() throws IOException, InterruptedException;
  }

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration OUR_OWN = Duration.ofNanos(-1);
  private static final double JITTER = 0.2;

  private final FailsafeExecutor<LindiReading> executor;
  private final @Nullable RateLimiter<Object> pace;

  Attempts(Courtesy courtesy) {
    this.executor = Failsafe.with(policy(courtesy));
    this.pace =
        courtesy.requestsPerMinute() == 0
            ? null
            : RateLimiter.smoothBuilder(courtesy.requestsPerMinute(), Duration.ofMinutes(1))
                .build();
  }

  /// The first attempt that succeeds, or the failure of the last one.
  LindiReading make(CheckedSupplier<LindiReading> attempt)
      throws IOException, InterruptedException {
    try {
      return executor.get(() -> paced(attempt));
    } catch (FailsafeException e) {
      switch (e.getCause()) {
        case InterruptedException interrupted -> throw interrupted;
        case InterruptedIOException _ when Thread.interrupted() -> throw new InterruptedException();
        case IOException failure -> throw failure;
        case null, default -> throw e;
      }
    }
  }

  /// A single attempt, at the same pace.
  boolean once(Question question) throws IOException, InterruptedException {
    if (pace != null) pace.acquirePermit();
    try {
      return question.ask();
    } catch (InterruptedIOException e) {
      if (Thread.interrupted()) throw new InterruptedException();
      throw e;
    }
  }

  private LindiReading paced(CheckedSupplier<LindiReading> attempt) throws Throwable {
    if (pace != null) pace.acquirePermit();
    return attempt.get();
  }

  private static RetryPolicy<LindiReading> policy(Courtesy courtesy) {
    return RetryPolicy.<LindiReading>builder()
        .handleIf(Attempts::mayPass)
        .withMaxAttempts(courtesy.attempts())
        .withBackoff(courtesy.pause(), LONGEST_PAUSE.plus(courtesy.pause()))
        .withJitter(JITTER)
        .withDelayFnOn(context -> wished(context.getLastException()), Refused.class)
        .build();
  }

  private static boolean mayPass(Throwable failure) {
    return switch (failure) {
      case Refused refused -> isSoon(refused.retryAfter());
      case InterruptedIOException _ -> !Thread.currentThread().isInterrupted();
      default -> failure instanceof IOException;
    };
  }

  private static boolean isSoon(@Nullable Duration retryAfter) {
    return retryAfter == null || retryAfter.compareTo(LONGEST_PAUSE) <= 0;
  }

  /// The pause that the host asks for, or our own.
  private static Duration wished(Refused refused) {
    var pause = refused.retryAfter();
    return pause == null
        ? OUR_OWN
        : pause.multipliedBy(5).dividedBy(4); // the jitter may shorten it
  }
}
