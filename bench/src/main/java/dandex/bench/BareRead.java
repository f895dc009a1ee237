package dandex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// All documents of an index read page by page from a view of it that stands still, by nothing but
/// asking.
final class BareRead implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TYPE = "application/json";
  private static final int WHOLE_A_PAGE = 500;
  private static final int VERSIONS_A_PAGE = 10_000;

  private final Line line;
  private final String view;
  private final ObjectNode search;
  private @Nullable JsonNode after;

  private BareRead(Line line, String alias, ObjectNode search) throws IOException {
    this.line = line;
    this.search = search;
    view = ask("POST", "/" + alias + "/_pit?keep_alive=5m", "").path("id").asText();
    search.putObject("pit").put("id", view).put("keep_alive", "5m");
    search.put("track_total_hits", false).putArray("sort").add("_shard_doc");
  }

  /// Documents with their sources.
  static BareRead whole(Line line, String alias) throws IOException {
    return new BareRead(line, alias, JSON.createObjectNode().put("size", WHOLE_A_PAGE));
  }

  /// Ids and versions only.
  static BareRead versions(Line line, String alias) throws IOException {
    var search = JSON.createObjectNode().put("size", VERSIONS_A_PAGE);
    return new BareRead(line, alias, search.put("_source", false).put("version", true));
  }

  /// Documents a second.
  static double versionsPerSecond(int port, String alias) throws IOException {
    try (var line = new Line(port)) {
      var begun = System.nanoTime();
      long read = 0;
      try (var hits = versions(line, alias)) {
        for (var page = hits.next(); !page.isEmpty(); page = hits.next()) read += page.size();
      }
      return read / ((System.nanoTime() - begun) / 1e9);
    }
  }

  /// The next hits, none at the end.
  JsonNode next() throws IOException {
    if (after != null) search.set("search_after", after);
    var hits = ask("POST", "/_search", search.toString()).at("/hits/hits");
    if (!hits.isEmpty()) after = hits.get(hits.size() - 1).path("sort");
    return hits;
  }

  private JsonNode ask(String method, String target, String body) throws IOException {
    return JSON.readTree(line.ask(Line.request(method, target, TYPE, body.getBytes(UTF_8))));
  }

  @Override
  public void close() throws IOException {
    ask("DELETE", "/_pit", JSON.createObjectNode().put("id", view).toString());
  }
}
