package dandex.server.http;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/// What is measured of the server as a whole, and of its JVM. Closing it ends what listens to the
/// garbage collector.
final class ServerMetrics implements AutoCloseable {
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final PrometheusMeterRegistry registry;
  private final RunMetrics runs;

  ServerMetrics(Telemetry telemetry, Health health) {
    registry = telemetry.registry();
    var figures = new StoreFigures(health, telemetry.runs());
    LagMetrics.bind(registry, figures);
    runs = new RunMetrics(registry, figures);
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

  void bind(EventStreams streams, int most) {
    Gauge.builder("dandex.graphql.subscriptions", streams, EventStreams::size)
        .description("Subscriptions that are followed")
        .register(registry);
    Gauge.builder("dandex.graphql.subscriptions.most", () -> most)
        .description("Subscriptions that may be followed at once")
        .register(registry);
  }

  void bind(Drain requests) {
    Gauge.builder("dandex.http.requests.running", requests, Drain::size)
        .description("Requests that were begun and are not answered yet")
        .register(registry);
  }

  /// Answers with all of them.
  void send(Context context) {
    runs.refresh();
    context.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
  }

  @Override
  public void close() {
    collections.close();
  }
}
