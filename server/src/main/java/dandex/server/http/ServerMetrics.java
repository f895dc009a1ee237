package dandex.server.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.List;

/// What is measured of the server as a whole, and of its JVM.
final class ServerMetrics {
  private ServerMetrics() {}

  static void bind(MeterRegistry registry, EventStreams streams, Health health) {
    Gauge.builder("dandex.graphql.subscriptions", streams, EventStreams::size)
        .description("Subscriptions that are followed")
        .register(registry);
    Gauge.builder("dandex.search.up", health.searching(), it -> it.getAsBoolean() ? 1 : 0)
        .description("Whether searches are sent to Elasticsearch, 0 while it is left alone")
        .strongReference(true)
        .register(registry);
    LagMetrics.bind(registry, health);
    List.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics())
        .forEach(metrics -> metrics.bindTo(registry));
  }
}
