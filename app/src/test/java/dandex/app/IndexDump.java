package dandex.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// All documents of the mirror by id, each as a sum of what it says: as trees they would fill the
/// heap. Their versions count how often they were written, so they are left out, as are the times
/// when files were processed.
record IndexDump(Map<String, String> documents) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static IndexDump of(String cluster, String prefix) {
    var documents = new TreeMap<String, String>();
    for (var kind : new String[] {"asset", "dandiset"}) {
      var url = cluster + "/" + prefix + "-" + kind + "/_search?size=10000";
      try (var in = JSON.createParser(URI.create(url).toURL().openStream())) {
        toHits(in);
        while (in.nextToken() == JsonToken.START_OBJECT) {
          JsonNode hit = JSON.readTree(in);
          var source = hit.get("_source");
          if (source.path("lindi") instanceof ObjectNode lindi) lindi.remove("processedAt");
          documents.put(kind + " " + hit.get("_id").asText(), sum(source.toString()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new IndexDump(documents);
  }

  /// To the list within the object, which have the same name.
  private static void toHits(JsonParser in) throws IOException {
    while (in.nextToken() != JsonToken.START_ARRAY || !"hits".equals(in.currentName())) {
      if (!in.hasCurrentToken()) throw new IOException("an answer without hits");
    }
  }

  private static String sum(String text) {
    return text.length() + " " + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
