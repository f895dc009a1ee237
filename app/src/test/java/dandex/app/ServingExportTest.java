package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Index;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.server.access.AccessPolicy;
import dandex.server.http.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether the server as it is wired exports.
class ServingExportTest {
  private static final List<String> FILES = List.of("ndjson", "csv", "urls");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Database database =
      Database.open(TestServers.freshDatabase(), 4, Duration.ofSeconds(20));
  private final Cluster cluster = Cluster.open(TestServers.elasticsearch());
  private final String prefix = TestServers.freshPrefix();

  @AfterEach
  void close() throws Exception {
    client.close();
    cluster.close();
    database.close();
  }

  @Test
  void a_server_of_its_own_documents_refuses_exports_and_names_the_way_out(@TempDir Path folder)
      throws Exception {
    var only = Map.of("DANDEX_DOCUMENTS", folder.toString(), "DANDEX_DOCUMENTS_ONLY", "true");
    try (var server = start(only)) {
      for (var file : FILES) {
        var refused = ask(server, "GET", file);

        assertThat(refused.statusCode()).isEqualTo(403);
        var error = new ObjectMapper().readTree(refused.body()).at("/errors/0");
        assertThat(error.at("/extensions/code").asText()).isEqualTo("EXPORT_DISABLED");
        assertThat(error.at("/message").asText()).contains("/graphql", "DANDEX_EXPORT=on");
        assertThat(ask(server, "HEAD", file).statusCode()).isEqualTo(403);
      }
    }
  }

  @Test
  void it_exports_where_that_is_wanted_all_the_same(@TempDir Path folder) throws Exception {
    var wanted = new HashMap<String, String>();
    wanted.put("DANDEX_DOCUMENTS", folder.toString());
    wanted.put("DANDEX_DOCUMENTS_ONLY", "true");
    wanted.put("DANDEX_EXPORT", "on");

    assertExports(wanted);
  }

  @Test
  void a_server_of_any_document_exports_unless_that_is_off() throws Exception {
    assertExports(Map.of());
    try (var server = start(Map.of("DANDEX_EXPORT", "off"))) {
      assertThat(ask(server, "GET", "csv").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void servers_go_on_with_exports_of_each_other_where_they_have_one_secret() throws Exception {
    var secret = Map.of("DANDEX_EXPORT_SECRET", "as long as a secret ought to be, or longer");
    new Index(prefix, DocumentKind.ASSET).ensure(cluster);
    try (var one = start(secret);
        var same = start(secret);
        var other = start(Map.of())) {
      var id = ask(one, "GET", "csv").headers().firstValue("Export-Id").orElseThrow();

      // a HEAD opens the id and reads nothing
      for (var server : List.of(one, same)) {
        assertThat(ask(server, "HEAD", "csv?export=" + id).statusCode()).isEqualTo(200);
      }
      assertThat(ask(other, "HEAD", "csv?export=" + id).statusCode()).isEqualTo(410);
    }
  }

  private void assertExports(Map<String, String> environment) throws Exception {
    new Index(prefix, DocumentKind.ASSET).ensure(cluster);
    try (var server = start(environment)) {
      for (var file : FILES) {
        assertThat(ask(server, "GET", file).statusCode()).as(file).isEqualTo(200);
        assertThat(ask(server, "HEAD", file).statusCode()).as(file).isEqualTo(200);
      }
    }
  }

  private HttpResponse<String> ask(Serving.Served server, String method, String file)
      throws IOException, InterruptedException {
    var url = "http://127.0.0.1:" + server.port() + "/export/assets." + file;
    var request = HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.noBody());
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private Serving.Served start(Map<String, String> environment) {
    return new Serving(
            database,
            cluster,
            prefix,
            URI.create("https://archive.test/api"),
            AccessPolicy.USUAL,
            Clock.systemUTC())
        .start(ServerOptions.local(0), ServerSettings.of(new Environment(environment)));
  }
}
