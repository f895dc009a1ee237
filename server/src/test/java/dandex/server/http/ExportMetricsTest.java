package dandex.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.document.Cluster;
import dandex.catalog.outbox.Backlog;
import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import dandex.server.TestStack;
import dandex.server.export.ExportKey;
import dandex.server.export.ExportOptions;
import dandex.server.export.Exports;
import dandex.server.find.Wire;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Limits;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Servers are stopped before their metrics are read: a count comes after the end that a client
/// sees.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ExportMetricsTest {
  private static final TestStack stack = TestStack.shared();
  private static final GraphQlEngine engine = new GraphQlEngine(stack.sources(), Limits.USUAL);
  private static final HttpClient client = HttpClient.newHttpClient();

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @AfterAll
  static void stop() {
    client.close();
    engine.close();
  }

  @Test
  void rows_bytes_and_outcomes_are_counted_by_form() throws Exception {
    int plain;
    int zipped;
    try (var server = start(stack.cluster(), 4)) {
      plain = get(server, "/export/assets.ndjson").length;
      zipped = get(server, "/export/assets.ndjson", "Accept-Encoding", "gzip").length;
      get(server, "/export/assets.csv?versions=LATEST");
      get(server, "/export/assets.csv?colour=red");
      get(server, "/export/assets.csv?export=none");
    }

    assertThat(zipped).isLessThan(plain);
    assertThat(registry.scrape())
        .contains(
            "dandex_exports_seconds_count{format=\"ndjson\",outcome=\"OK\"} 2",
            "dandex_export_rows_total{format=\"ndjson\",outcome=\"OK\"} 500.0",
            "dandex_export_bytes_total{format=\"ndjson\",outcome=\"OK\"} " + number(plain + zipped),
            "dandex_export_rows_total{format=\"csv\",outcome=\"OK\"} 107.0",
            "dandex_exports_seconds_count{format=\"csv\",outcome=\"BAD_USER_INPUT\"} 2",
            "dandex_export_bytes_total{format=\"csv\",outcome=\"BAD_USER_INPUT\"} 0.0",
            "dandex_exports_running 0.0");
    assertThat(
            registry
                .get("dandex.exports")
                .tag("outcome", "OK")
                .timer()
                .totalTime(TimeUnit.NANOSECONDS))
        .isPositive();
  }

  @Test
  void one_that_fails_on_the_way_counts_what_it_wrote_under_its_trouble() throws Exception {
    RawClient.Body part;
    try (var wire =
            wire(number -> number == 5 ? new Wire.Way.Answer(503, "{}") : new Wire.Way.PassOn());
        var cluster = Cluster.open(wire.url());
        var server = start(cluster, 4);
        var taker = new RawClient(server.port(), "GET /export/assets.urls HTTP/1.1")) {
      part = taker.body();
    }

    assertThat(part.whole()).isFalse();
    assertThat(registry.scrape())
        .contains(
            "dandex_exports_seconds_count{format=\"urls\",outcome=\"SEARCH_UNAVAILABLE\"} 1",
            "dandex_export_rows_total{format=\"urls\",outcome=\"SEARCH_UNAVAILABLE\"} 120.0",
            "dandex_export_bytes_total{format=\"urls\",outcome=\"SEARCH_UNAVAILABLE\"} "
                + number(part.content().size()));
  }

  @Test
  void one_that_runs_is_seen_and_one_without_a_place_and_one_whose_client_is_gone()
      throws Exception {
    var running = new CountDownLatch(1);
    var goesOn = new CountDownLatch(1);
    try (var wire = wire(holding(running, goesOn));
        var cluster = Cluster.open(wire.url());
        var server = start(cluster, 1);
        var hasty = new RawClient(server.port(), "GET /export/assets.urls HTTP/1.1")) {
      await(running);
      assertThat(registry.scrape()).contains("dandex_exports_running 1.0");
      get(server, "/export/assets.csv");
      hasty.hangUp();
      goesOn.countDown();
    }

    assertThat(registry.scrape())
        .contains(
            "dandex_exports_seconds_count{format=\"csv\",outcome=\"EXPORT_LIMIT\"} 1",
            "dandex_exports_seconds_count{format=\"urls\",outcome=\"CLIENT_GONE\"} 1",
            "dandex_exports_running 0.0");
  }

  @Test
  void one_that_a_stop_cuts_is_told_from_one_whose_client_is_gone() throws Exception {
    var running = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    try (var wire = wire(holding(running, stopped));
        var cluster = Cluster.open(wire.url())) {
      var server = start(cluster, 1);
      try (var taker = new RawClient(server.port(), "GET /export/assets.urls HTTP/1.1")) {
        await(running);
        server.close();
        assertThat(taker.body().whole()).isFalse();
      }
      stopped.countDown();

      awaitCount("STOPPED");
    }
  }

  /// The third page is held back.
  private static IntFunction<Wire.Way> holding(CountDownLatch reached, CountDownLatch until) {
    return number -> {
      if (number == 4) {
        reached.countDown();
        await(until);
      }
      return new Wire.Way.PassOn();
    };
  }

  /// What a stop has not waited for is counted after it.
  private void awaitCount(String outcome) {
    Watch.await(
        "it is counted as " + outcome,
        () -> registry.find("dandex.exports").tag("outcome", outcome).timer() != null);
  }

  /// As Prometheus has it.
  private static String number(int bytes) {
    return Double.toString(bytes);
  }

  private static Wire wire(IntFunction<Wire.Way> way) {
    return new Wire(TestServers.elasticsearch(), new Wire.Way.Each(way));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static byte[] get(Server server, String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (headers.length > 0) request.headers(headers);
    return client.send(request.build(), BodyHandlers.ofByteArray()).body();
  }

  private Server start(Cluster cluster, int atOnce) {
    var sources = stack.sources(cluster);
    var options =
        new ExportOptions(URI.create("https://archive.test/api"), atOnce, 40, ExportKey.random());
    return Server.start(
        ServerOptions.local(0).with(Duration.ofSeconds(2)),
        engine,
        new Exports(sources.finder(), sources.stores(), options),
        new Health(() -> {}, () -> {}, () -> true, () -> new Backlog(0, Duration.ZERO)),
        registry);
  }
}
