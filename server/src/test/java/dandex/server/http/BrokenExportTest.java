package dandex.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.document.Cluster;
import dandex.catalog.outbox.Backlog;
import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import dandex.server.TestStack;
import dandex.server.export.Beginning;
import dandex.server.export.ExportAsked;
import dandex.server.export.ExportKey;
import dandex.server.export.ExportOptions;
import dandex.server.export.Exports;
import dandex.server.find.Wire;
import dandex.server.graphql.AssetQuestion;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Limits;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Exports of which not all is taken, or not all is given.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BrokenExportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ExportKey KEY = ExportKey.random();
  private static final Duration NEVER = Duration.ofMinutes(10);

  private static final TestStack own = TestStack.own();
  private static final GraphQlEngine engine = new GraphQlEngine(own.sources(), Limits.USUAL);
  private static final HttpClient client = HttpClient.newHttpClient();

  @AfterAll
  static void stop() {
    client.close();
    engine.close();
    own.database().close();
  }

  @Test
  void a_client_that_hangs_up_leaves_its_place_and_can_go_on() throws Exception {
    var fourthPage = new CountDownLatch(1);
    var hungUp = new CountDownLatch(1);
    try (var wire =
            wire(request -> {
              // the moment is opened, then come pages
              if (request != 5) return new Wire.Way.PassOn();
              fourthPage.countDown();
              await(hungUp);
              return new Wire.Way.PassOn();
            });
        var cluster = Cluster.open(wire.url());
        var server = start(exports(cluster, 1), NEVER);
        var hasty = new RawClient(server.port(), "GET /export/assets.urls HTTP/1.1")) {
      await(fourthPage);
      hasty.hangUp();
      hungUp.countDown();

      var after = TestStack.asset(1, 100);
      var id = hasty.header("Export-Id");
      var rest = whenThereIsRoom(server, "?export=" + id + "&after=" + after);
      assertThat(rest.statusCode()).isEqualTo(200);
      assertThat(rest.body().lines()).hasSize(149).first().asString().contains("-000000000065/");
      // the first one was broken off after its fourth page, and its moment used by the second
      assertThat(wire.paths().stream().filter(path -> path.endsWith("-asset/_pit"))).hasSize(1);
      assertThat(openMoments()).isZero();
    }
  }

  @Test
  void who_hangs_up_again_and_again_has_few_moments_kept() throws Exception {
    var exports = exports(own.cluster(), 1);
    var ids = new ArrayList<String>();
    for (int turn = 0; turn < 7; turn++) {
      try (var export = ((Beginning.Begun) exports.begin(asked(null))).export()) {
        ids.add(export.id());
      }
    }

    assertThat(openMoments()).isEqualTo(4);
    assertThat(exports.begin(asked(ids.get(2)))).isInstanceOf(Beginning.Expired.class);
    for (var id : ids.subList(3, 7)) goOnToTheEnd(exports, id);
    assertThat(openMoments()).isZero();
  }

  @Test
  void an_export_that_is_gone_on_with_is_not_taken_for_one_broken_off() throws Exception {
    var exports = exports(own.cluster(), 2);
    var broken = ((Beginning.Begun) exports.begin(asked(null))).export();
    broken.close();
    try (var goesOn = ((Beginning.Begun) exports.begin(asked(broken.id()))).export()) {
      var others = new ArrayList<String>();
      for (int turn = 0; turn < 10; turn++) {
        var other = ((Beginning.Begun) exports.begin(asked(null))).export();
        others.add(other.id());
        other.close();
      }

      assertThat(openMoments()).isEqualTo(1 + 8);
      for (var id : others.subList(2, 10)) goOnToTheEnd(exports, id);
      assertThat(openMoments()).isEqualTo(1);
      goesOn.arrived();
    }
    assertThat(openMoments()).isZero();
  }

  @Test
  void an_export_that_cannot_be_begun_leaves_no_moment() throws Exception {
    try (var wire =
            wire(request -> request == 2 ? new Wire.Way.Answer(503, "{}") : new Wire.Way.PassOn());
        var cluster = Cluster.open(wire.url());
        var server = start(exports(cluster, 1), NEVER)) {
      assertThat(get(server, "/export/assets.urls").statusCode()).isEqualTo(503);
      assertThat(openMoments()).isZero();
      assertThat(get(server, "/export/assets.urls").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_stop_past_patience_cuts_who_reads_slowly_and_a_successor_goes_on() throws Exception {
    fatten();
    var stopped = start(exports(own.cluster(), 1), Duration.ofMillis(200));
    try (var slow =
        new RawClient(stopped.port(), "GET /export/assets.ndjson HTTP/1.1", "TE: trailers")) {
      assertThat(slow.header("Trailer")).isEqualTo("Export-Rows");
      stopped.close();

      var part = slow.body();
      assertThat(part.whole()).isFalse();
      assertThat(part.trailers()).isEmpty();
      var lines = new ArrayList<>(part.text().lines().toList());
      assertThat(lines).hasSizeLessThan(250);
      if (!part.text().endsWith("\n")) lines.removeLast();
      var there = new ArrayList<>(ids(lines));
      assertThat(there).isNotEmpty();

      try (var successor = start(exports(own.cluster(), 1), NEVER)) {
        var on = "?export=" + slow.header("Export-Id") + "&after=" + there.getLast();
        there.addAll(ids(get(successor, "/export/assets.ndjson" + on).body().lines().toList()));
      }
      assertThat(there).hasSize(250).doesNotHaveDuplicates().isSorted();
      assertThat(openMoments()).isZero();
    }
  }

  @Test
  void what_a_stop_cuts_is_no_whole_file_when_it_is_compressed() throws Exception {
    fatten();
    var stopped = start(exports(own.cluster(), 1), Duration.ofMillis(200));
    try (var slow =
        new RawClient(stopped.port(), "GET /export/assets.csv HTTP/1.1", "Accept-Encoding: gzip")) {
      stopped.close();

      var part = slow.body();
      assertThat(part.whole()).isFalse();
      assertThatThrownBy(() -> part.unzipped().readAllBytes()).isInstanceOf(IOException.class);
      goOnToTheEnd(exports(own.cluster(), 1), slow.header("Export-Id"));
    }
  }

  @Test
  void the_rows_are_counted_behind_the_end_for_those_who_read_on() throws Exception {
    try (var server = start(exports(own.cluster(), 1), NEVER)) {
      for (var request : List.of("GET /export/assets.urls", "GET /export/assets.csv")) {
        try (var knowing = new RawClient(server.port(), request + " HTTP/1.1", "TE: trailers")) {
          var body = knowing.body();
          assertThat(body.whole()).isTrue();
          assertThat(body.trailers()).containsExactly("Export-Rows: 250");
        }
        try (var plain = new RawClient(server.port(), request + " HTTP/1.1")) {
          assertThat(plain.header("Trailer")).isEmpty();
          assertThat(plain.body().trailers()).isEmpty();
        }
      }
      try (var old =
          new RawClient(server.port(), "GET /export/assets.urls HTTP/1.0", "TE: trailers")) {
        assertThat(old.status()).contains("200");
        assertThat(old.untilClosed().lines()).hasSize(250);
      }
    }
  }

  /// Rows of which so many bytes are made that no buffer on the way takes all of them.
  private static void fatten() {
    own.execute(
        """
        update asset set subjects =
          array(select md5(asset.id::text || n) from generate_series(1, 2500) as n)
        """);
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

  private static List<String> ids(List<String> lines) throws IOException {
    var ids = new ArrayList<String>();
    for (var line : lines) ids.add(JSON.readTree(line).at("/assetId").asText());
    return ids;
  }

  /// Moments of the index that the cluster keeps.
  private static int openMoments() throws Exception {
    var url = TestServers.elasticsearch() + "/" + own.prefix() + "-asset/_stats/search";
    var stats = client.send(request(url).GET().build(), BodyHandlers.ofString()).body();
    return JSON.readTree(stats).at("/_all/total/search/open_contexts").asInt(-1);
  }

  private static void goOnToTheEnd(Exports exports, String id) {
    try (var export = ((Beginning.Begun) exports.begin(asked(id))).export()) {
      export.arrived();
    }
  }

  private static HttpResponse<String> whenThereIsRoom(Server server, String query)
      throws Exception {
    var response = new AtomicReference<HttpResponse<String>>();
    Watch.await(
        "a place is free",
        () -> {
          response.set(get(server, "/export/assets.urls" + query));
          return response.get().statusCode() != 429;
        });
    return response.get();
  }

  private static HttpResponse<String> get(Server server, String path) throws Exception {
    var url = "http://127.0.0.1:" + server.port() + path;
    return client.send(request(url).GET().build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url));
  }

  private static ExportAsked asked(@Nullable String export) {
    var given = Map.<String, Object>of("versions", "DRAFT");
    var read = (AssetQuestion.Read) engine.assetQuestions().read(given);
    return new ExportAsked(read.question(), export, null);
  }

  private static Exports exports(Cluster cluster, int atOnce) {
    var sources = own.sources(cluster);
    var options = new ExportOptions(URI.create("https://archive.test/api"), atOnce, 40, KEY);
    return new Exports(sources.finder(), sources.stores(), options);
  }

  private static Server start(Exports exports, Duration patience) {
    return Server.start(
        ServerOptions.local(0).with(patience),
        engine,
        exports,
        new Health(() -> {}, () -> {}, () -> true, () -> new Backlog(0, Duration.ZERO)),
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }
}
