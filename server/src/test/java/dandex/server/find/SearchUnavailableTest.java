package dandex.server.find;

import static dandex.server.find.Shelf.is;
import static dandex.server.find.Shelf.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dandex.catalog.AssetField;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.Exists;
import dandex.catalog.Condition.StartsWith;
import dandex.catalog.Filter;
import dandex.catalog.Question;
import dandex.catalog.document.Cluster;
import dandex.sandbox.TestServers;
import dandex.server.plan.Plan.BySearch;
import dandex.server.plan.Planner;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SearchUnavailableTest {
  /// One that Postgres does not answer instead.
  private static final Question<AssetField> SPECIES =
      question(is(AssetField.SPECIES, new Exists(true)));

  private static final Duration PATIENCE = Duration.ofMillis(400);

  @Test
  void a_cluster_that_does_not_listen_is_unavailable() {
    var wire = new Wire("", new Wire.Way.Silence());
    wire.close();

    assertUnavailable(wire.url(), "Elasticsearch does not answer: ");
  }

  @Test
  void a_cluster_that_keeps_silent_is_given_up() {
    try (var wire = new Wire("", new Wire.Way.Silence())) {
      assertUnavailable(wire.url(), "Elasticsearch did not answer within 0.4 s");
      assertThat(wire.requests()).isEqualTo(1);
    }
  }

  @Test
  void giving_up_closes_the_connection_so_that_the_cluster_gives_up_too() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var closed = CompletableFuture.runAsync(() -> readToTheEnd(server));

      assertUnavailable(
          "http://127.0.0.1:" + server.getLocalPort(), "Elasticsearch did not answer");

      assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
    }
  }

  @Test
  void an_overloaded_cluster_is_unavailable() {
    var body =
        """
        {"error": {"type": "circuit_breaking_exception", "reason": "Data too large\\nby far"},
         "status": 429}\
        """;
    try (var wire = new Wire("", new Wire.Way.Answer(429, body))) {
      assertUnavailable(wire.url(), "Elasticsearch cannot answer now: status 429");
    }
  }

  @Test
  void a_proxy_without_a_cluster_is_unavailable() {
    try (var wire = new Wire("", new Wire.Way.Answer(502, "<html>Bad gateway</html>"))) {
      assertUnavailable(wire.url(), "Elasticsearch cannot answer now: status 502");
    }
  }

  @Test
  void an_index_that_was_never_made_is_unavailable_with_a_hint() {
    try (var cluster = Cluster.open(TestServers.elasticsearch())) {
      var finder = finder(cluster, "nowhere");

      assertThatThrownBy(() -> finder.assets(new BySearch<>(SPECIES)))
          .isInstanceOf(SearchUnavailable.class)
          .hasMessage("the search index is not there yet: run `dandex mirror`");
    }
  }

  @Test
  void an_index_of_another_mapping_that_cannot_answer_is_unavailable_with_a_hint()
      throws Exception {
    var prefix = TestServers.freshPrefix();
    try (var cluster = Cluster.open(TestServers.elasticsearch())) {
      cluster
          .client()
          .indices()
          .create(old -> old.index(prefix + "-asset-1").aliases(prefix + "-asset", alias -> alias));
      var finder = finder(cluster, prefix);

      assertThatThrownBy(() -> finder.assets(new BySearch<>(SPECIES)))
          .isInstanceOf(SearchUnavailable.class)
          .hasMessageContainingAll("another mapping", "dandex mirror rebuild");
    }
  }

  @Test
  void keys_places_sizes_and_times_are_answered_by_postgres_meanwhile() {
    var plain =
        question(
            new Filter.All<>(
                List.of(
                    is(AssetField.DANDISET, new EqualToAnyOf(List.of("000001"))),
                    is(AssetField.PATH, new StartsWith("sub-1/")),
                    is(AssetField.SIZE, new Exists(true)))));
    try (var cluster = Cluster.open("http://127.0.0.1:1")) {
      var finder = finder(cluster, "dandex");

      assertThat(finder.assets(Planner.assets(plain)))
          .isEqualTo(ContentOfShelf.get().finder().assets(Planner.assets(plain)));
      assertThat(finder.assets(Planner.assets(plain)).hits()).hasSize(2);
    }
  }

  @Test
  void what_the_cluster_refuses_is_a_bug() {
    var body =
        "{\"error\": {\"type\": \"parsing_exception\", \"reason\": \"no\"}, \"status\": 400}";
    try (var wire = new Wire("", new Wire.Way.Answer(400, body));
        var cluster = Cluster.open(wire.url())) {
      assertThatThrownBy(() -> find(cluster))
          .isInstanceOf(IllegalStateException.class)
          .hasCauseInstanceOf(ElasticsearchException.class);
    }
  }

  private static void readToTheEnd(ServerSocket server) {
    try (var connection = server.accept()) {
      connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      if (!"Connection reset".equals(e.getMessage())) throw new UncheckedIOException(e);
    }
  }

  private static void assertUnavailable(String url, String start) {
    try (var cluster = Cluster.open(url)) {
      assertThatThrownBy(() -> find(cluster))
          .isInstanceOf(SearchUnavailable.class)
          .hasMessageStartingWith(start)
          .message()
          .doesNotContain("\n");
    }
  }

  private static void find(Cluster cluster) {
    finder(cluster, "dandex").assets(new BySearch<>(SPECIES));
  }

  private static OneByOne finder(Cluster cluster, String prefix) {
    var database = ContentOfShelf.get().database.dataSource();
    var circuit = new Circuit(3, Duration.ofHours(1));
    return new OneByOne(new Finder(database, cluster, prefix, PATIENCE, circuit));
  }
}
