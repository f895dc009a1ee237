package dandex.server.find;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dandex.catalog.document.Stems;
import dandex.catalog.document.Words;
import java.util.List;

/// Full text as Elasticsearch is asked for it.
final class Texts {
  private static final float AS_WRITTEN = 2;

  /// Below `position_increment_gap` of the mappings.
  private static final int WITHIN_A_VALUE = 999;

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

  /// In one and the same value of a field: words of two values are further apart than any two of
  /// one value. A text that tells nothing matches nothing.
  static Query query(String field, String text) {
    var sought = String.join(" ", Stems.sought(text));
    if (sought.isEmpty()) return Queries.any(List.of());
    return Query.of(
        q -> q.intervals(i -> i.field(field).match(m -> m.query(sought).maxGaps(WITHIN_A_VALUE))));
  }

  private static Query all(String field, String words, float boost) {
    return Query.of(
        q -> q.match(m -> m.field(field).query(words).operator(Operator.And).boost(boost)));
  }
}
