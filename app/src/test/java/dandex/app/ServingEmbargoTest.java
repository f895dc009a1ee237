package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.document.Cluster;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.server.access.AccessPolicy;
import dandex.server.http.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The server as it is wired is given the catalog as it may be shown.
class ServingEmbargoTest {
  private static final String DANDISET =
      """
      insert into dandiset values ('000001', '', 'EMBARGOED', 0, now(), now());
      insert into version (dandiset, version, latest, name, status, asset_count, bytes, created,
        modified, keywords, contributors, licenses, species_names, species_ids, approach_names,
        approach_ids, technique_names, technique_ids, variables, metadata)
      values ('000001', 'draft', false, 'told', 'Valid', 0, 0, now(), now(), '{}', '{}', '{}', '{}',
        '{}', '{}', '{}', '{}', '{}', '{}', '{}');
      """;

  @Test
  void a_dandiset_is_looked_up_once_its_embargo_has_ended() throws Exception {
    try (var database = Database.open(TestServers.freshDatabase(), 4, Duration.ofSeconds(20));
        var cluster = Cluster.open(TestServers.elasticsearch());
        var server =
            new Serving(
                    database,
                    cluster,
                    TestServers.freshPrefix(),
                    URI.create("https://archive.test/api"),
                    AccessPolicy.USUAL,
                    Clock.systemUTC())
                .start(ServerOptions.local(0), ServerSettings.of(new Environment(Map.of())))) {
      execute(database, DANDISET);
      assertThat(name(server).isNull()).isTrue();

      execute(database, "update dandiset set embargo_status = 'OPEN'");
      assertThat(name(server).path("name").asText()).isEqualTo("told");
    }
  }

  private static JsonNode name(Serving.Served server) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/graphql"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"query\": \"{ dandiset(identifier: \\\"1\\\") { name } }\"}"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var body = client.send(request, BodyHandlers.ofString()).body();
      return new ObjectMapper().readTree(body).at("/data/dandiset");
    }
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
