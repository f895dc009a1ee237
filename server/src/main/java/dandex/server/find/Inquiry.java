package dandex.server.find;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import dandex.catalog.AssetField;
import dandex.catalog.DandisetField;
import dandex.catalog.Page;
import dandex.catalog.Question;
import dandex.catalog.document.Words;
import dandex.server.plan.NormalForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question as Elasticsearch is asked: which documents, in which order, from where.
record Inquiry(String index, Query query, List<SortOptions> sorts, Page page, boolean counted) {
  static Inquiry assets(String index, Question<AssetField> question) {
    var queries = new AssetQueries(question.scope());
    var filter = queries.of(NormalForm.of(question.filter()));
    return new Inquiry(
        index,
        query(question.text(), List.of(queries.inScope(), filter)),
        Sorts.asset(question.order(), AssetQueries.path(question.scope())),
        question.page(),
        question.counted());
  }

  static Inquiry dandisets(String index, Question<DandisetField> question) {
    var filter = new DandisetQueries().of(NormalForm.of(question.filter()));
    return new Inquiry(
        index,
        query(question.text(), List.of(filter)),
        Sorts.dandiset(question.order()),
        question.page(),
        question.counted());
  }

  /// Where the number alone is wanted, no document is fetched; else one more than the page holds,
  /// which tells whether there is more.
  int size() {
    return onlyCounts() ? 0 : page.first() + 1;
  }

  boolean onlyCounts() {
    return counted && page.first() == 0 && page.after() == null;
  }

  SearchRequest request() {
    var request =
        new SearchRequest.Builder()
            .index(index)
            .query(query)
            .sort(sorts)
            .size(size())
            .source(s -> s.fetch(false))
            .trackTotalHits(t -> t.enabled(counted))
            .allowPartialSearchResults(false);
    if (page.after() != null) request.searchAfter(after(page.after()));
    return request.build();
  }

  private List<FieldValue> after(List<@Nullable Object> position) {
    if (position.size() != sorts.size()) throw Positions.strange(position);
    return position.stream().map(Positions::fieldValue).toList();
  }

  /// Text without a single letter or digit matches nothing, unless it is blank and so no text.
  private static Query query(@Nullable String text, List<Query> conditions) {
    var query = new BoolQuery.Builder().filter(conditions);
    if (text != null && !text.isBlank()) {
      var words = Words.spaced(text);
      query.must(m -> m.match(t -> t.field("text").query(words).operator(Operator.And)));
    }
    return query.build()._toQuery();
  }
}
