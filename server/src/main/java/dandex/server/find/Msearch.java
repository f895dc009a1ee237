package dandex.server.find;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorResponse;
import co.elastic.clients.elasticsearch.core.MsearchResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.json.JsonpDeserializer;
import co.elastic.clients.json.NdJsonpSerializable;
import co.elastic.clients.transport.JsonEndpoint;
import co.elastic.clients.transport.endpoints.SimpleEndpoint;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Several searches as one request. Each is written by the library as it is when it goes by itself:
/// its body as its body, its parameters as its header. So nothing of it can be forgotten, and what
/// cannot go in a header the cluster refuses.
///
/// @param patience how long one of them may take; it fails then, and not the others with it
record Msearch(List<SearchRequest> searches, Duration patience) implements NdJsonpSerializable {
  /// The names of aggregations tell their types, on which the library reads them.
  private static final String TYPED = "typed_keys";

  static final JsonEndpoint<Msearch, MsearchResponse<Void>, ErrorResponse> ENDPOINT =
      new SimpleEndpoint<>(
          "es/msearch",
          _ -> "POST",
          _ -> "/_msearch",
          _ -> Map.of(),
          _ -> Map.of(TYPED, "true"),
          _ -> Map.of(),
          true,
          MsearchResponse.createMsearchResponseDeserializer(JsonpDeserializer.voidDeserializer()));

  @Override
  public Iterator<?> _serializables() {
    return searches.stream()
        .flatMap(search -> Stream.of(header(search), bounded(search)))
        .iterator();
  }

  private static Map<String, Object> header(SearchRequest search) {
    var header = new LinkedHashMap<String, Object>();
    header.put("index", search.index());
    header.putAll(SearchRequest._ENDPOINT.queryParameters(search));
    header.remove(TYPED);
    return header;
  }

  private SearchRequest bounded(SearchRequest search) {
    return search.rebuild().timeout(patience.toMillis() + "ms").build();
  }

  static Reply reply(MultiSearchResponseItem<Void> item) {
    return item.isResult()
        ? Reply.of(item.result())
        : new Reply.Failure(SearchUnavailable.orBug(failure(item.failure())));
  }

  private static ElasticsearchException failure(ErrorResponse failure) {
    return new ElasticsearchException(
        "msearch", ErrorResponse.of(e -> e.error(failure.error()).status(failure.status())));
  }
}
