package dandex.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// What an Elasticsearch on this machine says of itself.
final class ElasticsearchHealth {
  private ElasticsearchHealth() {}

  /// Whether that process serves that port and its cluster is ready.
  static boolean isReady(long pid, int port) {
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
      var ready = get(http, port, "/_cluster/health?wait_for_status=yellow&timeout=2s");
      if (ready.isEmpty()) return false;
      var process = get(http, port, "/_nodes/_local/process?filter_path=nodes.*.process.id");
      return process.orElse("").contains("\"process\":{\"id\":%d}".formatted(pid));
    }
  }

  private static Optional<String> get(HttpClient http, int port, String path) {
    var uri = URI.create("http://127.0.0.1:" + port + path);
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
