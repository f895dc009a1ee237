package dandex.server.find;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import dandex.catalog.AssetField;
import dandex.catalog.Condition;
import dandex.catalog.Condition.AnyDandiset;
import dandex.catalog.Condition.CountOfAssets;
import dandex.catalog.DandisetField;
import dandex.catalog.Filter;
import dandex.catalog.Scope;
import dandex.server.plan.Counts;
import dandex.server.plan.Crossings;
import dandex.server.plan.Crossings.Dandisets;
import dandex.server.plan.Planner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Answers conditions across levels: asks Elasticsearch once for each round of them, and Postgres,
/// by a statement each, for those that are beyond it.
///
/// @param hidden dandisets that must not show
record CrossingAnswers(Columns columns, String assets, String dandisets, List<String> hidden) {
  /// Far above the number of dandisets that there are; what a page and a number of buckets may be.
  private static final int MOST = 10_000;

  private static final String COUNTS = "dandisets";

  /// Goes on with the same filters without a condition across levels.
  ///
  /// @param filters in normal form
  /// @param key the field that holds the key of a dandiset
  <F, T> Step<T> resolved(List<Filter<F>> filters, F key, Function<List<Filter<F>>, Step<T>> next) {
    var asked = new LinkedHashSet<Condition>();
    for (var filter : filters) asked.addAll(Crossings.innermost(filter));
    if (asked.isEmpty()) return next.apply(filters);
    var bySearch = asked.stream().filter(condition -> !isBeyondSearch(condition)).toList();
    Function<List<ResponseBody<Void>>, Step<T>> round =
        responses -> {
          var answers = answers(asked, bySearch, responses);
          var left = filters.stream().map(one -> Crossings.replaced(one, answers, key)).toList();
          return resolved(left, key, next);
        };
    return bySearch.isEmpty()
        ? round.apply(List.of())
        : new Step.Asking<>(Stage.CROSSING, bySearch.stream().map(this::request).toList(), round);
  }

  private Map<Condition, Dandisets> answers(
      Set<Condition> asked, List<Condition> bySearch, List<ResponseBody<Void>> responses) {
    var answers = new LinkedHashMap<Condition, Dandisets>();
    for (var at = 0; at < bySearch.size(); at++) {
      answers.put(bySearch.get(at), answer(bySearch.get(at), responses.get(at)));
    }
    for (var condition : asked) answers.computeIfAbsent(condition, this::byColumns);
    return answers;
  }

  private static boolean isBeyondSearch(Condition condition) {
    return switch (condition) {
      case AnyDandiset(var filter) -> Planner.isBeyondSearch(filter);
      case CountOfAssets(var filter, _, _) -> Planner.isBeyondSearch(filter);
      default -> false;
    };
  }

  private Dandisets byColumns(Condition condition) {
    return switch (condition) {
      case AnyDandiset(var filter) -> new Dandisets(columns.dandisets(filter), false);
      case CountOfAssets(var filter, var scope, var number) ->
          counted(columns.assetsByDandiset(filter, scope), Counts.of(number));
      default -> throw Reading.misfit("dandisets", condition);
    };
  }

  private SearchRequest request(Condition condition) {
    return switch (condition) {
      case AnyDandiset(var filter) -> keys(filter);
      case CountOfAssets(var filter, var scope, _) -> counts(filter, scope);
      default -> throw Reading.misfit("dandisets", condition);
    };
  }

  private SearchRequest keys(Filter<DandisetField> filter) {
    return SearchRequest.of(request ->
        request
            .index(dandisets)
            .query(
                Queries.all(
                    List.of(DandisetQueries.visible(hidden), new DandisetQueries().of(filter))))
            .size(MOST)
            .source(s -> s.fetch(false))
            .trackTotalHits(t -> t.enabled(false))
            .allowPartialSearchResults(false));
  }

  private SearchRequest counts(Filter<AssetField> filter, Scope scope) {
    var queries = new AssetQueries(scope);
    return SearchRequest.of(request ->
        request
            .index(assets)
            .query(Queries.all(List.of(queries.inScope(hidden), queries.of(filter))))
            .size(0)
            .trackTotalHits(t -> t.enabled(false))
            .allowPartialSearchResults(false)
            .aggregations(
                COUNTS,
                Aggregation.of(
                    a -> a.terms(t -> t.field(AssetQueries.dandiset(scope)).size(MOST)))));
  }

  private static Dandisets answer(Condition condition, ResponseBody<Void> response) {
    return switch (condition) {
      case AnyDandiset _ -> new Dandisets(keys(response), false);
      case CountOfAssets(_, _, var number) -> counted(counts(response), Counts.of(number));
      default -> throw Reading.misfit("dandisets", condition);
    };
  }

  private static List<String> keys(ResponseBody<Void> response) {
    var hits = response.hits().hits();
    if (hits.size() >= MOST) throw tooMany();
    return hits.stream().map(Hit::id).map(Objects::requireNonNull).toList();
  }

  private static IllegalStateException tooMany() {
    return new IllegalStateException("%,d dandisets or more: ask in pages".formatted(MOST));
  }

  /// Dandisets of which none was counted are not listed; where none will do, it is all but those
  /// that were counted wrong.
  private static Dandisets counted(Map<String, Long> assets, Counts counts) {
    var but = counts.admits(0);
    var digits = new ArrayList<String>();
    assets.forEach((dandiset, number) -> {
      if (counts.admits(number) != but) digits.add(dandiset);
    });
    return new Dandisets(List.copyOf(digits), but);
  }

  private static Map<String, Long> counts(ResponseBody<Void> response) {
    var buckets =
        Objects.requireNonNull(response.aggregations().get(COUNTS)).sterms().buckets().array();
    if (buckets.size() >= MOST) throw tooMany();
    var counts = new LinkedHashMap<String, Long>();
    buckets.forEach(bucket -> counts.put(bucket.key().stringValue(), bucket.docCount()));
    return counts;
  }
}
