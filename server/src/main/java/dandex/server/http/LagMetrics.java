package dandex.server.http;

import dandex.catalog.outbox.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/// How far the search index is behind, as metrics; no numbers where Postgres does not answer.
final class LagMetrics {
  private LagMetrics() {}

  static void bind(MeterRegistry registry, StoreFigures figures) {
    Gauge.builder("dandex.mirror.pending", figures, it -> of(it, Backlog::pending))
        .description("Documents whose changes are not in the search index yet")
        .strongReference(true)
        .register(registry);
    Gauge.builder("dandex.mirror.lag", figures, it -> of(it, one -> one.age().toMillis() / 1000.0))
        .description("How long the oldest of these changes has waited")
        .baseUnit("seconds")
        .strongReference(true)
        .register(registry);
    Gauge.builder("dandex.metrics.stale", figures, it -> it.known() == null ? 1 : 0)
        .description("1 where Postgres did not answer, so that its figures are missing")
        .strongReference(true)
        .register(registry);
  }

  private static double of(StoreFigures figures, ToDoubleFunction<Backlog> figure) {
    var known = figures.known();
    return known == null ? Double.NaN : figure.applyAsDouble(known.backlog());
  }
}
