package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Elasticsearch is down from before a sync begins until after it has ended.
class SearchDownTest {
  private static final String WORDS =
      "{ assets(search: \"ecephys\", first: 50) { totalCount nodes { path } } }";
  private static final String BEHIND = "{ searchFreshness { pendingChanges } }";

  @TempDir Path home;

  private final Archive archive = Archive.serve(Holdings.generated(5, 6, 300), 0);
  private final Line line = line();
  private final List<String> dandisets =
      archive.knows().identifiers().stream()
          .filter(id -> archive.knows().paths(id, "draft").size() > 10)
          .limit(2)
          .toList();
  private final String grown = dandisets.getFirst();
  private final String shrunk = dandisets.getLast();
  private final List<String> plain =
      List.of(
          "{ assets(filter: {dandiset: {equalToAnyOf: [\"%s\"]}}, first: 1000)".formatted(grown)
              + " { totalCount nodes { assetId path size } } }",
          "{ assets(filter: {path: {startsWith: \"sub-\"}}, first: 50)"
              + " { totalCount nodes { path } } }",
          "{ dandisets(first: 50) { totalCount nodes { identifier name } } }");
  private OwnCatalog catalog;

  private final List<Process> servers = new ArrayList<>();

  private static Line line() {
    try {
      return new Line(TestServers.elasticsearch());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void open() {
    catalog = OwnCatalog.fresh(home, archive, line.url());
  }

  @AfterEach
  void close() throws Exception {
    for (var server : servers) server.destroyForcibly().waitFor();
    line.close();
    archive.close();
  }

  @Test
  void a_sync_completes_and_plain_questions_are_answered_while_it_is_down_and_all_when_it_is_back()
      throws Exception {
    catalog.finish("sync", "dandi");
    catalog.finish("mirror");
    var client = served();
    var before = client.data(plain.getFirst(), Map.of());
    assertThat(client.data(WORDS, Map.of()).at("/assets/totalCount").asLong()).isPositive();
    assertThat(search(client)).isEqualTo("up");

    line.cut();
    archive.curator().add(grown, 40);
    for (var path : archive.knows().paths(shrunk, "draft").subList(0, 3)) {
      archive.curator().remove(shrunk, path);
    }
    catalog.finish("sync", "dandi");
    catalog.finish("sync", "lindi");

    var meanwhile = plain.stream().map(query -> client.data(query, Map.of())).toList();
    assertThat(meanwhile.getFirst().at("/assets/totalCount").asLong())
        .isEqualTo(before.at("/assets/totalCount").asLong() + 40);
    var unanswered = client.ask(WORDS, Map.of()).path("errors").path(0);
    assertThat(unanswered.at("/extensions/code").asText()).isEqualTo("SEARCH_UNAVAILABLE");
    assertThat(search(client)).isEqualTo("down");
    assertThat(behind(client)).isGreaterThan(40);
    var failed = catalog.program().run("mirror", "--no-progress");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err()).contains(line.url());

    line.mend();
    catalog.finish("mirror");

    assertThat(awaitAnswer(client).at("/assets/totalCount").asLong()).isPositive();
    assertThat(plain.stream().map(query -> client.data(query, Map.of()))).isEqualTo(meanwhile);
    assertThat(search(client)).as("who has answered that").isEqualTo("up");
    assertThat(behind(client)).isZero();
    catalog.finish("mirror", "verify");
  }

  private GraphQlClient served() throws IOException {
    var log = home.resolve("serve.err");
    var server = catalog.start(log, "serve", "--port", "0");
    servers.add(server);
    return new GraphQlClient(Served.url(server, log));
  }

  /// To words, which only search answers; the server lets the cluster rest for a while.
  private static JsonNode awaitAnswer(GraphQlClient client) {
    var answer = new AtomicReference<JsonNode>();
    Watch.await(
        "search is asked again",
        () -> {
          answer.set(client.ask(WORDS, Map.of()));
          return !answer.get().has("errors");
        });
    return answer.get().get("data");
  }

  private static long behind(GraphQlClient client) {
    return client.data(BEHIND, Map.of()).at("/searchFreshness/pendingChanges").asLong();
  }

  /// Whether the server takes the cluster for up, by how it was answered last.
  private static String search(GraphQlClient client) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(client.url() + "/health/ready")).build();
      var body = http.send(request, BodyHandlers.ofString()).body();
      return new ObjectMapper().readTree(body).path("search").asText();
    }
  }
}
