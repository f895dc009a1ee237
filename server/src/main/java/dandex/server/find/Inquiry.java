package dandex.server.find;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.PointInTimeReference;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import dandex.catalog.AssetField;
import dandex.catalog.DandisetField;
import dandex.catalog.Page;
import dandex.catalog.Question;
import dandex.server.plan.NormalForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A question as Elasticsearch is asked: which documents, in which order, from where.
record Inquiry(String index, Query query, List<SortOptions> sorts, Page page, boolean counted) {
  /// Ids are stored beside sources, which would be unpacked for them; positions have the keys.
  private static final String NO_STORED_FIELD = "_none_";

  /// @param hidden dandisets that must not show
  static Inquiry assets(String index, Question<AssetField> question, List<String> hidden) {
    var queries = new AssetQueries(question.scope());
    var filter = queries.of(NormalForm.of(question.filter()));
    return new Inquiry(
        index,
        query(question.text(), List.of(queries.inScope(hidden), filter)),
        sorts(question, Sorts.asset(question.order(), AssetQueries.path(question.scope()))),
        question.page(),
        question.counted());
  }

  /// @param hidden dandisets that must not show
  static Inquiry dandisets(String index, Question<DandisetField> question, List<String> hidden) {
    var filter = new DandisetQueries().of(NormalForm.of(question.filter()));
    return new Inquiry(
        index,
        query(question.text(), List.of(DandisetQueries.visible(hidden), filter)),
        sorts(question, Sorts.dandiset(question.order())),
        question.page(),
        question.counted());
  }

  /// Where the number alone is wanted, no document is fetched; else one more than the page holds,
  /// which tells whether there is more.
  int size() {
    return onlyCounts() ? 0 : page.size() + 1;
  }

  boolean onlyCounts() {
    return counted && page.size() == 0 && page.from() == null;
  }

  SearchRequest request() {
    return form().index(index).build();
  }

  /// Of a moment, which has the index in itself.
  SearchRequest requestAt(PointInTimeReference moment) {
    return form().pit(moment).build();
  }

  /// What the answer says.
  ///
  /// @param key as positions have it
  <K> Found<K> found(ResponseBody<Void> response, Function<String, K> key) {
    var total = counted ? Objects.requireNonNull(response.hits().total()).value() : null;
    if (total != null && onlyCounts()) return new Found<>(List.of(), total > 0, total);
    var hits =
        response.hits().hits().stream()
            .map(Inquiry::position)
            .map(position -> new Found.Hit<>(key.apply(keyIn(position)), position))
            .toList();
    return Found.of(hits, page, total);
  }

  /// Of a moment, positions have one value more.
  private String keyIn(List<@Nullable Object> position) {
    return Objects.requireNonNull(position.get(sorts.size() - 1)).toString();
  }

  private static List<@Nullable Object> position(Hit<Void> hit) {
    var position = new ArrayList<@Nullable Object>();
    for (var value : hit.sort()) position.add(Positions.value(value));
    return Collections.unmodifiableList(position);
  }

  private SearchRequest.Builder form() {
    var request =
        new SearchRequest.Builder()
            .query(query)
            .sort(sorts)
            .size(size())
            .source(s -> s.fetch(false))
            .storedFields(NO_STORED_FIELD)
            .trackTotalHits(t -> t.enabled(counted))
            .allowPartialSearchResults(false);
    if (page.from() != null) request.searchAfter(after(page.from()));
    return request;
  }

  private List<FieldValue> after(List<@Nullable Object> position) {
    if (position.size() != sorts.size()) throw Positions.strange(position);
    return position.stream().map(Positions::fieldValue).toList();
  }

  private static List<SortOptions> sorts(Question<?> question, List<SortOptions> sorts) {
    return question.page().backward() ? Sorts.reversed(sorts) : sorts;
  }

  /// Blank text is no text.
  private static Query query(@Nullable String text, List<Query> conditions) {
    var query = new BoolQuery.Builder().filter(conditions);
    if (text != null && !text.isBlank()) query.must(Texts.query(text));
    return query.build()._toQuery();
  }
}
