package dandex.sandbox.archive;

import java.util.Map;

/// What a client asks.
///
/// @param target path and query as they were sent
/// @param headers names in lower case
record Request(String method, String target, Map<String, String> headers, String body) {
  String path() {
    var question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  String rawQuery() {
    var question = target.indexOf('?');
    return question < 0 ? "" : target.substring(question + 1);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /// The URL asked for, without its query.
  String url() {
    return "http://" + headers.getOrDefault("host", "localhost") + path();
  }

  Query query() {
    return Query.of(url(), rawQuery());
  }

  boolean isHead() {
    return method.equals("HEAD");
  }
}
