package dandex.server.find;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import dandex.catalog.Filter;
import dandex.catalog.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The question how the matches of a filter are spread over the values of some fields, all of it in
/// one state of the index.
///
/// @param query what holds of all that is counted
/// @param parts of the filter which some facet leaves out, as they were asked, and as they are read
record FacetInquiry(
    String index, Scope scope, Query query, List<Part> parts, List<FacetAsk> asked) {
  private static final String ALL = "all";

  /// @param asked by which it is told whether it is a facet's own
  record Part(Filter<?> asked, Query read) {}

  /// @param asked each part of a filter as it was asked
  /// @param read how each is read
  static List<Part> parts(List<? extends Filter<?>> asked, List<Query> read) {
    return IntStream.range(0, asked.size())
        .mapToObj(at -> new Part(asked.get(at), read.get(at)))
        .toList();
  }

  /// @param always what holds of all that is counted, apart from the filter
  /// @param parts of the filter
  static FacetInquiry of(
      String index, Scope scope, Query always, List<Part> parts, List<FacetAsk> asked) {
    Predicate<Part> isOwned =
        part -> asked.stream().anyMatch(ask -> FacetParts.isOf(ask.own(), part.asked()));
    var common = parts.stream().filter(isOwned.negate()).map(Part::read).toList();
    var query = Query.of(q -> q.bool(b -> b.filter(always).filter(common)));
    return new FacetInquiry(index, scope, query, parts.stream().filter(isOwned).toList(), asked);
  }

  SearchRequest request() {
    var request =
        new SearchRequest.Builder()
            .index(index)
            .query(query)
            .size(0)
            .trackTotalHits(t -> t.enabled(false))
            .allowPartialSearchResults(false)
            .aggregations(ALL, filtered(parts, Map.of()));
    for (var at = 0; at < asked.size(); at++) {
      var ask = asked.get(at);
      var others =
          parts.stream().filter(part -> !FacetParts.isOf(ask.own(), part.asked())).toList();
      request.aggregations(name(at), filtered(others, new FacetAggregations(ask, scope).asked()));
    }
    return request.build();
  }

  Facets answer(ResponseBody<Void> response) {
    var answers = response.aggregations();
    var facets = new ArrayList<Facet>();
    for (var at = 0; at < asked.size(); at++) {
      var own = Objects.requireNonNull(answers.get(name(at))).filter().aggregations();
      facets.add(new FacetAggregations(asked.get(at), scope).answer(own));
    }
    return new Facets(
        Objects.requireNonNull(answers.get(ALL)).filter().docCount(), List.copyOf(facets));
  }

  private static Aggregation filtered(List<Part> parts, Map<String, Aggregation> below) {
    var filter = Queries.all(parts.stream().map(Part::read).toList());
    return Aggregation.of(a -> a.filter(filter).aggregations(below));
  }

  private static String name(int at) {
    return "facet" + at;
  }
}
