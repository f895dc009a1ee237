package dandex.indexer.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/// Real metadata, served as the archive served it, where it is at hand.
final class Replay implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SHARED = Path.of(System.getProperty("dandex.shared", "shared"));

  private final Process process;
  private final String url;

  private Replay(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /// Skips the test where there is no real metadata.
  static Replay serve(String... arguments) throws IOException {
    var program = SHARED.resolve("bin").resolve("replay-archive");
    Assumptions.assumeTrue(Files.isExecutable(program), "no real metadata at " + SHARED);
    var command = new ArrayList<>(List.of(program.toString(), "--port", "0"));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var url = out.readLine();
    Assumptions.assumeTrue(url != null, program + " does not run here");
    return new Replay(process, url);
  }

  static Path data() {
    return SHARED.resolve("data");
  }

  /// The assets of a file of real metadata.
  static JsonNode assets(Path folder) throws IOException {
    try (var bytes = new GZIPInputStream(Files.newInputStream(folder.resolve("assets.json.gz")))) {
      return JSON.readTree(bytes);
    }
  }

  String dandiUrl() {
    return url + "/api";
  }

  /// @param state a number of its history, `head`, `deleted` or `embargoed`
  void show(String dandiset, Object state) throws IOException, InterruptedException {
    var order = JSON.createObjectNode().put("dandiset", dandiset);
    order.set("state", JSON.valueToTree(state));
    control(order.toString());
  }

  void forgetRequests() throws IOException, InterruptedException {
    control("{\"reset_stats\": true}");
  }

  /// Requests by kind of path.
  JsonNode requests() throws IOException, InterruptedException {
    return JSON.readTree(send(HttpRequest.newBuilder(URI.create(url + "/__stats")).build()));
  }

  private void control(String order) throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(URI.create(url + "/__control"))
            .POST(HttpRequest.BodyPublishers.ofString(order))
            .build());
  }

  private static String send(HttpRequest request) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) throw new IOException(answer.body());
      return answer.body();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
