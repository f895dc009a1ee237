package dandex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.sandbox.TestServers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareLoadTest {
  private static final String JSON = "application/json";
  private static final String VIEWS = "/_nodes/stats/indices/search?filter_path=**.open_contexts";
  private static final int NUMBER = 1_234;

  @TempDir Path folder;

  private final int port = URI.create(TestServers.elasticsearch()).getPort();
  private final String alias = TestServers.freshPrefix() + "-things";

  @Test
  void it_sends_every_document_as_it_is_and_leaves_nothing() throws Exception {
    fill("{\"dynamic\": \"strict\", \"properties\": {\"key\": {\"type\": \"keyword\"}}}");

    try (var load = BareLoad.of(port, alias, Long.MAX_VALUE, folder)) {
      assertThat(load.documents()).isEqualTo(NUMBER);
      assertThat(load.bytes()).isEqualTo((long) NUMBER * "{\"key\":\"1000\"}".length());
      assertThat(Files.size(load.requests().file())).isGreaterThan(load.bytes());
      assertThat(load.perSecond(1, 1)).isPositive();
      assertThat(load.perSecond(4, 10)).as("again").isPositive();
    }
    try (var sample = BareLoad.of(port, alias, 700, folder)) {
      assertThat(sample.documents()).isEqualTo(700);
    }

    assertThat(folder).isEmptyDirectory();
    try (var line = new Line(port)) {
      assertThat(BareLoad.indices(line, "bench-bare-load*")).isEmpty();
    }
  }

  @Test
  void a_bare_reading_meets_every_document_once_and_closes_its_view() throws Exception {
    fill("{\"properties\": {\"key\": {\"type\": \"keyword\"}}}");

    try (var line = new Line(port)) {
      var ids = new ArrayList<String>();
      try (var hits = BareRead.whole(line, alias)) {
        for (var page = hits.next(); !page.isEmpty(); page = hits.next()) {
          page.forEach(hit -> ids.add(hit.path("_id").asText()));
        }
      }
      assertThat(ids).hasSize(NUMBER).doesNotHaveDuplicates();
      assertThat(BareRead.versionsPerSecond(port, alias)).isPositive();
      var open = new String(line.ask(Line.request("GET", VIEWS, JSON, new byte[0])), UTF_8);
      assertThat(open).contains("\"open_contexts\":0");
    }
  }

  @Test
  void a_document_that_the_mapping_refuses_is_an_error() throws Exception {
    fill("{\"properties\": {\"key\": {\"type\": \"keyword\"}}}");

    try (var load = BareLoad.of(port, alias, Long.MAX_VALUE, folder)) {
      var narrow = "{\"mappings\": {\"properties\": {\"key\": {\"type\": \"ip\"}}}}";
      var refused = new BareLoad(port, narrow, load.requests(), load.documents(), load.bytes());

      assertThatThrownBy(() -> refused.perSecond(2, 1))
          .isInstanceOf(IOException.class)
          .hasRootCauseMessage("a document was refused");
    }
  }

  private void fill(String mapping) throws IOException {
    try (var line = new Line(port)) {
      ask(line, "PUT", "/" + alias, "{\"mappings\": " + mapping + "}");
      var bulk = new StringBuilder();
      for (var n = 0; n < NUMBER; n++) {
        bulk.append("{\"index\":{\"_id\":\"%d\"}}\n{\"key\":\"%d\"}\n".formatted(n, 1_000 + n));
      }
      ask(line, "POST", "/" + alias + "/_bulk?refresh=true", bulk.toString());
    }
  }

  private static void ask(Line line, String method, String target, String body) throws IOException {
    line.ask(Line.request(method, target, JSON, body.getBytes(UTF_8)));
  }
}
