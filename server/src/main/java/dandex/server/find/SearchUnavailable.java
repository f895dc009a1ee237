package dandex.server.find;

/// Elasticsearch does not answer, or has no index yet. The message is for people.
public final class SearchUnavailable extends RuntimeException {
  SearchUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
