package dandex.catalog.document;

import co.elastic.clients.transport.DefaultTransportOptions;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.TransportOptions;
import co.elastic.clients.transport.http.TransportHttpClient.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dandex.catalog.DocumentKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a cluster says of itself and of our indices, in a few small questions.
///
/// Past the typed client, of which the first answers of each kind take longer to read than the rest
/// of a command takes.
public final class Inspection {
  private static final int BAD = 400;
  private static final int NOT_FOUND = 404;
  private static final TransportOptions ALONE = DefaultTransportOptions.EMPTY;
  private static final JsonMapper JSON = new JsonMapper();

  private final Cluster cluster;

  public Inspection(Cluster cluster) {
    this.cluster = cluster;
  }

  /// Of the node that answers, `8.19.21`.
  ///
  /// @throws ClusterUnreachable with one clear line that names the address
  public String version() {
    var nodes = ask("/_nodes/_local/http?filter_path=nodes.*.version");
    return nodes.findPath("version").asText("unknown");
  }

  /// `green`, `yellow` or `red`.
  public String health() {
    return ask("/_cluster/health?filter_path=status").path("status").asText();
  }

  /// The indices that serve, by kind; one that is not there is left out.
  public List<IndexFacts> indices(String prefix) {
    var found = new ArrayList<IndexFacts>();
    for (var kind : DocumentKind.values()) {
      var alias = new Index(prefix, kind).alias();
      for (var made : ask("/" + alias + "/_mapping?filter_path=*.mappings._meta").properties()) {
        // An index that has the alias's own name is none of ours.
        if (made.getKey().equals(alias)) continue;
        found.add(facts(kind, made.getKey(), made.getValue().findPath("source").asText("none")));
      }
    }
    return List.copyOf(found);
  }

  private IndexFacts facts(DocumentKind kind, String name, String source) {
    return new IndexFacts(
        kind,
        name,
        ask("/" + name + "/_count").path("count").asLong(),
        source,
        source.equals(IndexMapping.of(kind).hash()));
  }

  /// On disk, of all indices of the prefix: those that serve, their copies, those that are filled
  /// or kept besides.
  public long bytes(String prefix) {
    var ours = new ArrayList<String>();
    for (var kind : DocumentKind.values()) ours.add(new Index(prefix, kind).alias() + "-*");
    return ask("/%s/_stats/store?filter_path=_all.total.store.size_in_bytes"
            .formatted(String.join(",", ours)))
        .findPath("size_in_bytes")
        .asLong();
  }

  private JsonNode ask(String path) {
    try {
      var answer = cluster.messenger().performRequest("inspection", null, get(path), ALONE);
      if (answer.statusCode() == NOT_FOUND) return JSON.createObjectNode();
      var body = answer.body();
      if (answer.statusCode() >= BAD || body == null) {
        throw new TransportException(answer, "no answer to GET " + path, "inspection");
      }
      return JSON.readTree(body.asInputStream());
    } catch (IOException failed) {
      throw cluster.unreachable(failed);
    }
  }

  private static Request get(String path) {
    return new Request("GET", path, Map.of(), Map.of(), null);
  }
}
