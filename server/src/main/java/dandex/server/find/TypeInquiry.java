package dandex.server.find;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import co.elastic.clients.util.NamedValue;
import dandex.catalog.Scope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The question which neurodata types occur, and in how many assets.
///
/// @param hidden dandisets that must not show
record TypeInquiry(String index, Scope scope, List<String> hidden) {
  /// Far above the number of types that all published extensions define.
  private static final int MOST = 10_000;

  SearchRequest request() {
    return new SearchRequest.Builder()
        .index(index)
        .query(new AssetQueries(scope).inScope(hidden))
        .size(0)
        .trackTotalHits(t -> t.enabled(false))
        .allowPartialSearchResults(false)
        .aggregations("exact", counts("exactNeurodataType"))
        .aggregations("all", counts("neurodataType"))
        .build();
  }

  List<TypeCount> answer(ResponseBody<Void> response) {
    var exact = counts(response, "exact");
    var all = counts(response, "all");
    return all.entrySet().stream()
        .map(e -> new TypeCount(e.getKey(), exact.getOrDefault(e.getKey(), 0L), e.getValue()))
        .toList();
  }

  private static Aggregation counts(String field) {
    return Aggregation.of(
        a -> a.terms(t -> t.field(field).size(MOST).order(NamedValue.of("_key", SortOrder.Asc))));
  }

  private static Map<String, Long> counts(ResponseBody<Void> response, String name) {
    var terms = Objects.requireNonNull(response.aggregations().get(name)).sterms();
    if (Objects.requireNonNull(terms.sumOtherDocCount()) > 0) {
      throw new IllegalStateException("over " + MOST + " neurodata types");
    }
    var counts = new TreeMap<String, Long>();
    for (var bucket : terms.buckets().array()) {
      counts.put(bucket.key().stringValue(), bucket.docCount());
    }
    return counts;
  }
}
