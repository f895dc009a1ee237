package dandex.server.find;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;

/// Queries joined. Nothing of them counts towards the score.
final class Queries {
  /// What Elasticsearch takes in one `terms` query unless told otherwise.
  static final int MOST_TERMS = 65_536;

  private Queries() {}

  static Query all(List<Query> parts) {
    return switch (parts.size()) {
      case 0 -> Query.of(q -> q.matchAll(m -> m));
      case 1 -> parts.getFirst();
      default -> Query.of(q -> q.bool(b -> b.filter(parts)));
    };
  }

  static Query any(List<Query> parts) {
    return switch (parts.size()) {
      case 0 -> Query.of(q -> q.matchNone(m -> m));
      case 1 -> parts.getFirst();
      default -> Query.of(q -> q.bool(b -> b.should(parts).minimumShouldMatch("1")));
    };
  }

  static Query not(Query part) {
    return Query.of(q -> q.bool(b -> b.mustNot(part)));
  }
}
