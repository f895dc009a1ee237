package dandex.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalElasticsearchTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Path HOME = Path.of(System.getProperty("dandex.home"));

  @TempDir Path temporary;

  // One long test: each start of an Elasticsearch takes its ten seconds.
  @Test
  void a_detached_server_in_a_closed_folder_is_found_killed_and_started_again() throws Exception {
    var data = closed().resolve("elasticsearch");
    var how = new LocalServer(HOME, data, 0, true, PATIENCE);
    var first = LocalElasticsearch.start(how);
    try {
      // Only a server for a short run is compiled by the first compiler alone.
      assertThat(get(first, "/_nodes/jvm")).contains("-Xmx1g").doesNotContain("TieredStopAtLevel");
      put(first, "/words", "{}");
      put(first, "/words/_doc/1?refresh=true", "{\"word\": \"kept\"}");

      var found = LocalElasticsearch.running(data).orElseThrow();
      assertThat(found.url()).isEqualTo(first.url());
      assertThat(found.pid()).isEqualTo(first.pid());
      found.close();
      assertThat(first.answers()).isTrue();
      assertThat(LocalElasticsearch.start(how).pid()).isEqualTo(first.pid());

      first.kill();
      assertThat(first.answers()).isFalse();
    } finally {
      first.stop();
    }
    assertThat(LocalElasticsearch.running(data)).isEmpty();

    try (var second = LocalElasticsearch.start(new LocalServer(HOME, data, 0, false, PATIENCE))) {
      assertThat(get(second, "/words/_doc/1")).contains("kept");
    }
  }

  @Test
  void a_failed_start_shows_the_end_of_the_log() throws Exception {
    // A file where the folder of its data should be.
    var data = Files.createDirectory(temporary.resolve("elasticsearch"));
    Files.writeString(Files.createDirectory(data.resolve("store")).resolve("node.lock"), "");
    Files.writeString(data.resolve("store/_state"), "");

    assertThatThrownBy(
            () -> LocalElasticsearch.start(new LocalServer(HOME, data, 0, false, PATIENCE)))
        .isInstanceOf(ServerFailed.class)
        .hasMessageStartingWith("Elasticsearch ended while it was starting; the end of its log:\n")
        .hasMessageContaining("_state");
  }

  @Test
  void a_port_in_use_is_named() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var how = new LocalServer(HOME, temporary, taken.getLocalPort(), false, PATIENCE);

      assertThatThrownBy(() -> LocalElasticsearch.start(how))
          .isInstanceOf(ServerFailed.class)
          .hasMessage(
              "port " + taken.getLocalPort() + ", which Elasticsearch was to have, is in use");
    }
  }

  private Path closed() throws IOException {
    var mode = PosixFilePermissions.fromString("rwx------");
    return Files.createDirectory(
        temporary.resolve("a closed 'folder'"), PosixFilePermissions.asFileAttribute(mode));
  }

  private static void put(LocalElasticsearch server, String path, String body) throws Exception {
    send(server, path, request -> request.PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String get(LocalElasticsearch server, String path) throws Exception {
    return send(server, path, HttpRequest.Builder::GET);
  }

  private static String send(
      LocalElasticsearch server,
      String path,
      java.util.function.UnaryOperator<HttpRequest.Builder> method)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Content-Type", "application/json");
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(method.apply(request).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
      return answer.body();
    }
  }
}
