package dandex.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.outbox.Outbox;
import dandex.catalog.run.Runs;
import dandex.server.TestStack;
import dandex.server.access.Door;
import dandex.server.find.CountingDataSource;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Limits;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What `/metrics` tells, and what it costs to ask.
@Timeout(120)
class MetricsTest {
  private static final TestStack STACK = TestStack.shared();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @AfterAll
  static void stop() {
    CLIENT.close();
  }

  @Test
  void the_time_of_queries_is_told_by_what_it_went_on() throws Exception {
    try (var engine = new GraphQlEngine(STACK.sources(), Limits.USUAL);
        var server = start(engine, STACK, new CountingDataSource(STACK.database().dataSource()))) {
      for (var again : List.of(1, 2)) {
        ask(server, "query Page%s { assets(first: 2) { nodes { path } } }".formatted(again));
        ask(server, "{ assets(first: 2) { nodes { path } } }");
      }
      ask(server, "{ nothing }");

      var metrics = scrape(server);
      assertThat(metrics)
          .as("a document that is known is not read again")
          .contains("dandex_graphql_stage_seconds_count{stage=\"parse\"} 4");
      for (var stage : List.of("plan", "search", "load")) {
        assertThat(metrics)
            .as("what was refused came to no stage but the first and the last")
            .contains("dandex_graphql_stage_seconds_count{stage=\"" + stage + "\"} 4");
      }
      assertThat(metrics)
          .contains("dandex_graphql_stage_seconds_count{stage=\"serialise\"} 5")
          .contains("dandex_graphql_stage_seconds_bucket{stage=\"load\",le=\"+Inf\"} 4")
          .doesNotContain("stage=\"crossing\"");
    }
  }

  @Test
  void searches_statements_and_rows_of_a_query_are_told_in_bounded_buckets() throws Exception {
    try (var engine = new GraphQlEngine(STACK.sources(), Limits.USUAL);
        var server = start(engine, STACK, new CountingDataSource(STACK.database().dataSource()))) {
      ask(server, "{ assets(first: 2) { nodes { path } } }");
      ask(server, "{ __typename }");

      assertThat(scrape(server))
          .contains(
              "dandex_graphql_searches_sum 1.0",
              "dandex_graphql_searches_count 2",
              // what is hidden, assets with places
              "dandex_graphql_statements_sum 2.0",
              "dandex_graphql_statements_bucket{le=\"1.0\"} 1",
              "dandex_graphql_statements_bucket{le=\"2.0\"} 2",
              "dandex_graphql_rows_sum 2.0",
              "dandex_search_waited_seconds_count 1",
              "dandex_search_took_seconds_count 1");
    }
  }

  @Test
  void a_round_of_conditions_across_levels_has_a_stage_of_its_own() throws Exception {
    try (var engine = new GraphQlEngine(STACK.sources(), Limits.USUAL);
        var server = start(engine, STACK, new CountingDataSource(STACK.database().dataSource()))) {
      ask(
          server,
          """
          { assets(filter: {dandisets: {anySatisfy: {name: {startsWith: \\"a\\"}}}}, first: 1) {
            totalCount } }
          """
              .replace("\n", " "));

      assertThat(scrape(server))
          .contains(
              "dandex_graphql_stage_seconds_count{stage=\"crossing\"} 1",
              "dandex_graphql_stage_seconds_count{stage=\"search\"} 1",
              "dandex_graphql_searches_sum 2.0");
    }
  }

  @Test
  void names_of_operations_make_a_bounded_number_of_series() throws Exception {
    try (var engine = new GraphQlEngine(STACK.sources(), Limits.USUAL);
        var server = start(engine, STACK, new CountingDataSource(STACK.database().dataSource()))) {
      for (var name = 0; name < 150; name++) ask(server, "query Q" + name + " { __typename }");

      var series = scrape(server).lines().filter(it -> it.startsWith("dandex_graphql")).toList();
      assertThat(series.stream().filter(it -> it.contains("operation=\"Q")).count())
          .as("100 names, each a count, a sum and a maximum")
          .isEqualTo(3 * 100);
      assertThat(series)
          .contains("dandex_graphql_requests_seconds_count{operation=\"other\",outcome=\"OK\"} 50");
    }
  }

  @Test
  void the_last_run_of_a_kind_is_told_and_a_scrape_costs_two_statements_at_most() throws Exception {
    var counting = new CountingDataSource(STACK.database().visible().dataSource());
    try (var engine = new GraphQlEngine(STACK.sources(), Limits.USUAL);
        var server = start(engine, STACK, counting)) {
      assertThat(scrape(server))
          .contains(
              "dandex_run_last_outcome{kind=\"dandi\",outcome=\"completed_with_errors\"} 1.0",
              "dandex_run_last_seconds{kind=\"dandi\"} 1800.0",
              // the 25th of them, half past one on the second
              "dandex_run_last_ended_timestamp_seconds{kind=\"dandi\"} 1.7042022E9",
              "dandex_run_last_count{kind=\"dandi\",name=\"assetsAdded\"} 7.0",
              "dandex_metrics_stale 0.0",
              "dandex_http_requests_running 1.0",
              "jvm_gc_",
              "jvm_threads_live_threads");
      assertThat(counting.statements()).isEqualTo(2);

      scrape(server);
      assertThat(counting.statements()).as("asked again within seconds").isEqualTo(2);
    }
  }

  @Test
  void a_scrape_waits_a_second_for_a_postgres_that_hangs_and_tells_that_figures_are_missing()
      throws Exception {
    var own = TestStack.own();
    try (var engine = new GraphQlEngine(own.sources(), Limits.USUAL);
        var holder = own.database().dataSource().getConnection()) {
      holder.setAutoCommit(false);
      holder.createStatement().execute("lock table run, outbox in access exclusive mode");
      var source = new CountingDataSource(own.database().visible().dataSource());
      try (var server = start(engine, own, source)) {
        var started = System.nanoTime();
        var metrics = scrape(server);

        assertThat(Duration.ofNanos(System.nanoTime() - started))
            .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
        assertThat(metrics)
            .contains("dandex_metrics_stale 1.0", "dandex_mirror_pending NaN", "jvm_memory_used")
            .doesNotContain("dandex_run_last");
      }
    } catch (SQLException broken) {
      throw new AssertionError(broken);
    } finally {
      own.database().close();
    }
  }

  private static Server start(GraphQlEngine engine, TestStack stack, CountingDataSource source) {
    var outbox = new Outbox(source, Clock.systemUTC());
    var runs = new Runs(source, Clock.systemUTC());
    return Server.start(
        ServerOptions.local(0),
        engine,
        null,
        Door.OPEN,
        new Health(() -> {}, stack.cluster()::require, () -> true, outbox::backlog),
        new Telemetry(
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), runs::lastEnded, null));
  }

  private static String scrape(Server server) throws Exception {
    var url = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
    return CLIENT.send(HttpRequest.newBuilder(url).GET().build(), BodyHandlers.ofString()).body();
  }

  private static void ask(Server server, String query) throws Exception {
    var url = URI.create("http://127.0.0.1:" + server.port() + "/graphql");
    var response =
        CLIENT.send(
            HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"" + query + "\"}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isIn(200, 400);
  }
}
