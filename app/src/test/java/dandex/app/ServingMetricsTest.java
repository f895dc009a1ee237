package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.document.Cluster;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.server.access.AccessPolicy;
import dandex.server.http.ServerOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The server as it is wired measures its connections, and what bounds it.
class ServingMetricsTest {
  @Test
  void both_pools_are_measured_and_bounds_stand_beside_what_they_bound() throws Exception {
    try (var database = Database.open(TestServers.freshDatabase(), 3, Duration.ofSeconds(20));
        var cluster = Cluster.open(TestServers.elasticsearch());
        var server = start(database, cluster);
        var client = HttpClient.newHttpClient()) {
      var metrics = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
      var body =
          client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();

      for (var pool : List.of("dandex", "dandex-visible")) {
        assertThat(body)
            .contains(
                "hikaricp_connections_max{pool=\"" + pool + "\"} 3.0",
                "hikaricp_connections_active{pool=\"" + pool + "\"}",
                "hikaricp_connections_pending{pool=\"" + pool + "\"}",
                "hikaricp_connections_acquire_seconds_count{pool=\"" + pool + "\"}");
      }
      assertThat(body)
          .contains(
              "dandex_graphql_subscriptions 0.0",
              "dandex_graphql_subscriptions_most 100.0",
              "dandex_exports_running 0.0",
              "dandex_exports_most 4.0",
              "dandex_metrics_stale 0.0")
          .doesNotContain("dandex_run_last");
    }
  }

  @Test
  void a_second_server_on_the_same_connections_starts() throws Exception {
    try (var database = Database.open(TestServers.freshDatabase(), 3, Duration.ofSeconds(20));
        var cluster = Cluster.open(TestServers.elasticsearch());
        var one = start(database, cluster);
        var other = start(database, cluster)) {
      assertThat(one.port()).isNotEqualTo(other.port());
    }
  }

  private static Serving.Served start(Database database, Cluster cluster) {
    return new Serving(
            database,
            cluster,
            TestServers.freshPrefix(),
            URI.create("https://archive.test/api"),
            AccessPolicy.USUAL,
            Clock.systemUTC())
        .start(ServerOptions.local(0), ServerSettings.of(new Environment(Map.of())));
  }
}
