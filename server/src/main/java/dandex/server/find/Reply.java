package dandex.server.find;

import co.elastic.clients.elasticsearch.core.search.ResponseBody;

/// What came of one search.
sealed interface Reply {
  record Answer(ResponseBody<Void> body) implements Reply {}

  static Reply of(ResponseBody<Void> body) {
    return body.timedOut() ? new Failure(SearchUnavailable.halfDone()) : new Answer(body);
  }

  record Failure(RuntimeException why) implements Reply {}

  /// @throws RuntimeException where it has failed
  default ResponseBody<Void> body() {
    return switch (this) {
      case Answer(var body) -> body;
      case Failure(var why) -> throw why;
    };
  }
}
