package dandex.server.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.List;

/// What is measured of the server as a whole, and of its JVM. Closing it ends what listens to the
/// garbage collector.
final class ServerMetrics implements AutoCloseable {
  private final JvmGcMetrics collections = new JvmGcMetrics();

  ServerMetrics(MeterRegistry registry, Health health) {
    Gauge.builder("dandex.search.up", health.searching(), it -> it.getAsBoolean() ? 1 : 0)
        .description("Whether searches are sent to Elasticsearch, 0 while it is left alone")
        .strongReference(true)
        .register(registry);
    List.of(
            collections,
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics())
        .forEach(metrics -> metrics.bindTo(registry));
  }

  static void bind(MeterRegistry registry, EventStreams streams, int most) {
    Gauge.builder("dandex.graphql.subscriptions", streams, EventStreams::size)
        .description("Subscriptions that are followed")
        .register(registry);
    Gauge.builder("dandex.graphql.subscriptions.most", () -> most)
        .description("Subscriptions that may be followed at once")
        .register(registry);
  }

  static void bind(MeterRegistry registry, InFlight requests) {
    Gauge.builder("dandex.http.requests.running", requests, InFlight::size)
        .description("Requests that were begun and are not answered yet")
        .register(registry);
  }

  @Override
  public void close() {
    collections.close();
  }
}
