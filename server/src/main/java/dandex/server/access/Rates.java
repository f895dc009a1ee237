package dandex.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/// How often each has asked: a bucket for each, filled evenly over the minute. One that nobody took
/// from for as long as it takes to fill is forgotten, which changes nothing.
final class Rates {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST = 100_000;

  private final Cache<Owner, Bucket> buckets;
  private final TimeMeter time;

  private record Owner(String policy, String name) {}

  /// What came of asking once more.
  sealed interface Taking {}

  record Unlimited() implements Taking {}

  record Taken(Quota quota) implements Taking {}

  record Spent(Quota quota) implements Taking {}

  Rates(Ticker ticker) {
    time = new Monotonic(ticker);
    buckets =
        Caffeine.newBuilder().ticker(ticker).expireAfterAccess(WINDOW).maximumSize(MOST).build();
  }

  /// @param perMinute 0 for no limit
  Taking take(String policy, String name, int perMinute) {
    if (perMinute == 0) return new Unlimited();
    var probe = bucket(policy, name, perMinute).tryConsumeAndReturnRemaining(1);
    var quota =
        new Quota(policy, perMinute, probe.getRemainingTokens(), moreInSeconds(probe, perMinute));
    return probe.isConsumed() ? new Taken(quota) : new Spent(quota);
  }

  /// Whether the next one would be one too many.
  boolean isSpent(String policy, String name, int perMinute) {
    return bucket(policy, name, perMinute).getAvailableTokens() < 1;
  }

  private Bucket bucket(String policy, String name, int perMinute) {
    return buckets.get(
        new Owner(policy, name),
        _ ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .withCustomTimePrecision(time)
                .build());
  }

  private static long moreInSeconds(ConsumptionProbe probe, int perMinute) {
    var nanos = probe.isConsumed() ? WINDOW.toNanos() / perMinute : probe.getNanosToWaitForRefill();
    return Math.max(1, Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos()));
  }

  /// Time that is measured, not read off a wall.
  private record Monotonic(Ticker ticker) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return ticker.read();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
