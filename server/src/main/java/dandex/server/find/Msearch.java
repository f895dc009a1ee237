package dandex.server.find;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorResponse;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import java.util.List;

/// Several searches as one request.
final class Msearch {
  private Msearch() {}

  static MsearchRequest of(List<SearchRequest> requests) {
    return MsearchRequest.of(m -> m.searches(requests.stream().map(Msearch::item).toList()));
  }

  /// @throws RuntimeException when this one was not answered
  static ResponseBody<Void> answer(MultiSearchResponseItem<Void> item) {
    if (item.isResult()) return item.result();
    throw SearchUnavailable.orBug(
        new ElasticsearchException(
            "msearch",
            ErrorResponse.of(
                e -> e.error(item.failure().error()).status(item.failure().status()))));
  }

  private static RequestItem item(SearchRequest request) {
    return RequestItem.of(item ->
        item.header(h -> h.index(request.index()).allowPartialSearchResults(false))
            .body(body -> {
              body.size(request.size())
                  .sort(request.sort())
                  .aggregations(request.aggregations())
                  .searchAfter(request.searchAfter());
              if (request.query() != null) body.query(request.query());
              if (request.source() != null) body.source(request.source());
              if (request.trackTotalHits() != null) body.trackTotalHits(request.trackTotalHits());
              return body;
            }));
  }
}
