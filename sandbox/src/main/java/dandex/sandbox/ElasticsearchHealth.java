package dandex.sandbox;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What an Elasticsearch on this machine says of itself.
final class ElasticsearchHealth {
  private ElasticsearchHealth() {}

  /// Whether that process serves that port and its cluster is ready.
  static boolean isReady(long pid, int port) {
    if (get(port, "/_cluster/health?wait_for_status=yellow&timeout=2s").isEmpty()) return false;
    var process = get(port, "/_nodes/_local/process?filter_path=nodes.*.process.id");
    return process.orElse("").contains("\"process\":{\"id\":%d}".formatted(pid));
  }

  // Asked many times in a row: a client with threads of its own would be too much.
  private static Optional<String> get(int port, String path) {
    try {
      var url = URI.create("http://127.0.0.1:" + port + path).toURL();
      var connection = (HttpURLConnection) url.openConnection();
      connection.setConnectTimeout(5_000);
      connection.setReadTimeout(10_000);
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) return Optional.empty();
      try (var body = connection.getInputStream()) {
        return Optional.of(new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
