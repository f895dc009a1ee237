package dandex.server.http;

import dandex.catalog.outbox.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How far the search index is behind, as metrics. However often these are read, Postgres is asked
/// every few seconds at most; where it does not answer they are no numbers.
final class LagMetrics {
  private static final long FRESH = Duration.ofSeconds(5).toNanos();

  private final Health health;
  private @Nullable Backlog known;
  private long asked = System.nanoTime() - FRESH;

  private LagMetrics(Health health) {
    this.health = health;
  }

  static void bind(MeterRegistry registry, Health health) {
    var lag = new LagMetrics(health);
    Gauge.builder("dandex.mirror.pending", lag, LagMetrics::pending)
        .description("Documents whose changes are not in the search index yet")
        .strongReference(true)
        .register(registry);
    Gauge.builder("dandex.mirror.lag", lag, LagMetrics::seconds)
        .description("How long the oldest of these changes has waited")
        .baseUnit("seconds")
        .strongReference(true)
        .register(registry);
  }

  private double pending() {
    var backlog = backlog();
    return backlog == null ? Double.NaN : backlog.pending();
  }

  private double seconds() {
    var backlog = backlog();
    return backlog == null ? Double.NaN : backlog.age().toMillis() / 1000.0;
  }

  private synchronized @Nullable Backlog backlog() {
    if (System.nanoTime() - asked >= FRESH) {
      known = Readiness.backlog(health);
      asked = System.nanoTime();
    }
    return known;
  }
}
