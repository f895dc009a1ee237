package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.sandbox.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a server that runs as a process of its own writes, and what it does not even load.
@Timeout(180)
class LogOfServeTest {
  @TempDir Path home;

  @Test
  void a_log_of_json_is_nothing_but_json_with_the_figures_of_each_query_as_fields()
      throws Exception {
    var lines = served(Map.of("DANDEX_LOG_FORMAT", "json")).stream().map(this::json).toList();

    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(lines)
        .allMatch(line -> line.hasNonNull("time") && line.hasNonNull("level"))
        .anyMatch(line -> line.get("message").asText().startsWith("Serving http://"));
    assertThat(lines)
        .as("%s", lines)
        .filteredOn(line -> line.path("operation").asText().equals("Logged"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.get("code").asText()).isEqualTo("OK");
          assertThat(line.get("ms").isNumber()).isTrue();
          assertThat(line.get("statements").intValue()).isEqualTo(1);
        });
  }

  @Test
  void without_tracing_nothing_of_the_sdk_of_opentelemetry_is_loaded() throws Exception {
    var classes = home.resolve("classes");
    served(Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes));

    var loaded = Files.readAllLines(classes);
    assertThat(loaded).anyMatch(line -> line.contains(" dandex.app.Tracing "));
    assertThat(loaded)
        .noneMatch(line -> line.contains("io.opentelemetry.sdk"))
        .noneMatch(line -> line.contains("io.opentelemetry.exporter"));
  }

  private List<String> served(Map<String, String> environment) throws Exception {
    var all = new HashMap<>(environment);
    all.put("DANDEX_DATABASE_URL", TestServers.freshDatabase());
    all.put("DANDEX_ELASTICSEARCH_URL", TestServers.elasticsearch());
    all.put("DANDEX_INDEX_PREFIX", TestServers.freshPrefix());
    all.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1");
    var log = home.resolve("serve.err");
    var server =
        new Program(home, all).start(home.resolve("serve.out"), log, "serve", "--port", "0");
    try (var client = HttpClient.newHttpClient()) {
      var url =
          Served.url(server, log)
              + "/graphql?query=query%20Logged%7Bdandiset(identifier:%22000001%22)%7Bname%7D%7D";
      var answer =
          client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo("{\"data\":{\"dandiset\":null}}");
    } finally {
      server.destroy();
      assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    // The JVM says that it was given options.
    return Files.readAllLines(log).stream().filter(line -> !line.startsWith("NOTE: ")).toList();
  }

  private JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException broken) {
      throw new UncheckedIOException(line, broken);
    }
  }
}
