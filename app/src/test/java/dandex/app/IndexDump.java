package dandex.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/// All documents of the mirror by id; their versions count how often they were written, so they are
/// left out.
record IndexDump(Map<String, JsonNode> documents) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static IndexDump of(String cluster, String prefix) {
    var documents = new TreeMap<String, JsonNode>();
    for (var kind : new String[] {"asset", "dandiset"}) {
      var url = cluster + "/" + prefix + "-" + kind + "/_search?size=10000";
      try {
        var hits = JSON.readTree(URI.create(url).toURL().openStream()).get("hits").get("hits");
        hits.forEach(
            hit -> documents.put(kind + " " + hit.get("_id").asText(), hit.get("_source")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new IndexDump(documents);
  }
}
