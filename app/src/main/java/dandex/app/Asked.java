package dandex.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// What a server answered to a query, asked over HTTP as any client would.
record Asked(JsonNode answer) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Asked at(String url, String query) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/graphql"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JSON.writeValueAsString(Map.of("query", query))))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return new Asked(JSON.readTree(http.send(request, BodyHandlers.ofString()).body()));
    }
  }

  /// As people read it.
  String text() {
    return answer.toPrettyString();
  }

  /// -1 when there is none.
  long totalCount() {
    return answer.path("data").path("assets").path("totalCount").asLong(-1);
  }
}
