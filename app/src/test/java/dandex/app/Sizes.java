package dandex.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/// The size of each asset that may be shown, by its id: what was changed last, so that a document
/// of the right revision is seen to be of the right content.
record Sizes(Map<String, Long> bytes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Sizes inCatalog(String database) throws IOException {
    var bytes = new TreeMap<String, Long>();
    var said =
        CatalogDump.text(database, "select json_object_agg(id, bytes) from visible.asset asset");
    JSON.readTree(said)
        .properties()
        .forEach(asset -> bytes.put(asset.getKey(), asset.getValue().asLong()));
    return new Sizes(bytes);
  }

  /// Of 10,000 at most.
  static Sizes inIndex(String cluster) throws IOException {
    var bytes = new TreeMap<String, Long>();
    var search = URI.create(cluster + "/dandex-asset/_search?size=10000&_source=size");
    try (var answer = search.toURL().openStream()) {
      for (var hit : JSON.readTree(answer).at("/hits/hits")) {
        bytes.put(hit.get("_id").asText(), hit.at("/_source/size").asLong());
      }
    }
    return new Sizes(bytes);
  }
}
