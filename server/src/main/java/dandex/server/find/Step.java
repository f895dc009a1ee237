package dandex.server.find;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import java.util.List;
import java.util.function.Function;

/// How far something is found.
sealed interface Step<T> {
  record Done<T>(T answer) implements Step<T> {}

  record Failed<T>(RuntimeException why) implements Step<T> {}

  /// @param stage to which the wait for them belongs
  /// @param requests what Elasticsearch has to answer first
  /// @param next what to make of its answers, which come in the order of the requests
  record Asking<T>(
      Stage stage, List<SearchRequest> requests, Function<List<ResponseBody<Void>>, Step<T>> next)
      implements Step<T> {}

  /// One question more, and it is found.
  static <T> Step<T> last(SearchRequest request, Function<ResponseBody<Void>, T> reading) {
    return new Asking<>(
        Stage.SEARCH, List.of(request), answers -> new Done<>(reading.apply(answers.getFirst())));
  }
}
