package dandex.server.find;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dandex.catalog.document.Stems;
import dandex.catalog.document.Words;

/// Full text as Elasticsearch is asked for it.
final class Texts {
  private static final float AS_WRITTEN = 2;

  private Texts() {}

  /// Whatever the endings: all that tells something must occur in the stems. A text without a
  /// single letter or digit matches nothing; one that tells nothing, like `the`, is taken as
  /// written.
  static Query query(String text) {
    var written = all("text", Words.spaced(text), AS_WRITTEN);
    var sought = String.join(" ", Stems.sought(text));
    if (sought.isEmpty()) return written;
    return Query.of(q -> q.bool(b -> b.must(all("stems", sought, 1)).should(written)));
  }

  /// In the stems of one field alone.
  static Query query(String field, String text) {
    return all(field, String.join(" ", Stems.sought(text)), 1);
  }

  private static Query all(String field, String words, float boost) {
    return Query.of(
        q -> q.match(m -> m.field(field).query(words).operator(Operator.And).boost(boost)));
  }
}
