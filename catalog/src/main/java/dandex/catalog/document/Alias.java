package dandex.catalog.document;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.util.List;

/// Who stands behind an alias.
final class Alias {
  private static final int NOT_FOUND = 404;

  private Alias() {}

  /// Names of indices, in order.
  static List<String> holders(Cluster cluster, String alias) {
    try {
      return cluster.client().indices().getAlias(ask -> ask.name(alias)).result().keySet().stream()
          .sorted()
          .toList();
    } catch (IOException | ElasticsearchException e) {
      if (Cluster.status(e).orElse(0) == NOT_FOUND) return List.of();
      throw cluster.unreachable(e);
    }
  }
}
