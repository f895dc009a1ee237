package dandex.server.find;

/// Whoever asked gave up, which says nothing of Elasticsearch.
final class SearchInterrupted extends IllegalStateException {
  SearchInterrupted(InterruptedException cause) {
    super("interrupted while searching", cause);
  }
}
