package dandex.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Asks whether a server of ours answers, and is content with the first word.
///
/// @param url without a path
record ServerProbe(String url) {
  /// Where `dandex serve` listens when it is not told.
  static final ServerProbe USUAL = new ServerProbe("http://127.0.0.1:8080");

  private static final Duration PATIENCE = Duration.ofMillis(600);

  /// @param status `ready`, `not ready` or `stopping`
  record Answer(String url, String status) {}

  /// Null where nobody answers, or somebody else.
  @Nullable Answer ask() {
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var request = HttpRequest.newBuilder(URI.create(url + "/health/ready")).timeout(PATIENCE);
      var body = client.send(request.build(), BodyHandlers.ofString()).body();
      JsonNode status = new ObjectMapper().readTree(body).path("status");
      return status.isTextual() ? new Answer(url, status.asText()) : null;
    } catch (IOException nobody) {
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
