package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.document.Cluster;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import dandex.server.access.AccessPolicy;
import dandex.server.http.ServerOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sync from end to end as an operator starts it over HTTP: asked for by mutation, carried out by
/// a worker, seen in the list of runs.
class RequestedByMutationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path home;

  private final Archive archive = Archive.serve(Holdings.generated(3, 3, 20), 0);
  private final String url = TestServers.freshDatabase();
  private final Database database = Database.open(url, 4, Duration.ofSeconds(20));
  private final Cluster cluster = Cluster.open(TestServers.elasticsearch());
  private final Serving.Served server =
      new Serving(
              database,
              cluster,
              TestServers.freshPrefix(),
              URI.create(archive.dandiUrl()),
              AccessPolicy.USUAL,
              Clock.systemUTC())
          .start(ServerOptions.local(0), ServerSettings.of(new Environment(Map.of())));

  @AfterEach
  void close() {
    server.close();
    cluster.close();
    database.close();
    archive.close();
  }

  private String run(String... arguments) {
    var environment =
        Map.of(
            "DANDEX_DATABASE_URL", url,
            "DANDEX_DANDI_URL", archive.dandiUrl(),
            "DANDEX_LINDI_URL", archive.lindiUrl());
    var said = new Prompt(home, environment).run(arguments).stripped();
    assertThat(said.exit()).as(said.err()).isZero();
    return said.out();
  }

  private JsonNode ask(String document, String key) throws Exception {
    var body = JSON.writeValueAsString(Map.of("query", document));
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/graphql"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }
  }

  @Test
  void a_sync_is_asked_for_by_mutation_and_carried_out_by_a_worker() throws Exception {
    var key = run("key", "create", "ada", "--operate");
    var reader = run("key", "create", "grace");
    var mutation = "mutation { syncDandi(concurrency: 2) { id state } }";

    var refused = ask(mutation, reader);
    assertThat(refused.at("/errors/0/extensions/code").asText()).isEqualTo("FORBIDDEN");
    var odd = ask("mutation { syncDandi(concurrency: 65) { id } }", key);
    assertThat(odd.at("/errors/0/message").asText())
        .isEqualTo("concurrency is 65, not between 1 and 64");
    var put = ask(mutation, key);
    assertThat(put.at("/data/syncDandi/state").asText()).as(put.toString()).isEqualTo("QUEUED");
    assertThat(ask(mutation, key)).isEqualTo(put);

    run("work", "--once");

    var id = put.at("/data/syncDandi/id").asText();
    var seen =
        ask(
            """
            { runRequest(id: %s) { state requestedBy outcome run { id status } }
              syncRuns { totalCount nodes { id kind status options } } }
            """
                .formatted(id),
            reader);
    assertThat(seen.at("/data/runRequest/state").asText()).as(seen.toString()).isEqualTo("DONE");
    assertThat(seen.at("/data/runRequest/requestedBy").asText()).isEqualTo("ada");
    assertThat(seen.at("/data/runRequest/run/status").asText()).isEqualTo("COMPLETED");
    assertThat(seen.at("/data/syncRuns/totalCount").asLong()).isEqualTo(1);
    assertThat(seen.at("/data/syncRuns/nodes/0/id")).isEqualTo(seen.at("/data/runRequest/run/id"));
    assertThat(seen.at("/data/syncRuns/nodes/0/options/concurrency").asInt()).isEqualTo(2);
  }
}
