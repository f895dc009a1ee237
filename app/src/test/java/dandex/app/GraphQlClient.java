package dandex.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// Asks a server, as any client would.
record GraphQlClient(String url) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  /// The `data` of an answer without errors.
  JsonNode data(String query, Map<String, ?> variables) {
    var answer = ask(query, variables);
    if (answer.has("errors")) throw new AssertionError(answer.toPrettyString());
    return answer.get("data");
  }

  JsonNode ask(String query, Map<String, ?> variables) {
    try {
      var body = JSON.writeValueAsString(Map.of("query", query, "variables", variables));
      var request =
          HttpRequest.newBuilder(URI.create(url + "/graphql"))
              .timeout(Duration.ofSeconds(60))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
