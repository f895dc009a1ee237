package dandex.indexer.mirror;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Document;
import dandex.catalog.document.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What documents of an index say, beside what the rows say now.
final class Contents {
  private static final int AT_ONCE = 50;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Documents documents;
  private final Cluster cluster;

  Contents(Documents documents, Cluster cluster) {
    this.documents = documents;
    this.cluster = cluster;
  }

  /// Keys of those that do not say the same.
  ///
  /// @param index a name or an alias
  List<String> differing(DocumentKind kind, String index, List<String> keys) {
    var differing = new ArrayList<String>();
    for (int from = 0; from < keys.size(); from += AT_ONCE) {
      var some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
      var held = held(index, some);
      var rows = documents.byKey(kind, some);
      for (var key : some) if (!isSame(rows.get(key), held.get(key))) differing.add(key);
    }
    return differing;
  }

  private static boolean isSame(@Nullable Document row, @Nullable ObjectNode held) {
    return row != null && held != null && tree(row).equals(held);
  }

  private static JsonNode tree(Document row) {
    try {
      return JSON.readTree(row.json().asInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, ObjectNode> held(String index, List<String> keys) {
    var held = new HashMap<String, ObjectNode>();
    try {
      var answer = cluster.client().mget(ask -> ask.index(index).ids(keys), ObjectNode.class);
      for (var one : answer.docs()) {
        var source = one.isResult() ? one.result().source() : null;
        if (source != null) held.put(one.result().id(), source);
      }
      return held;
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }
}
