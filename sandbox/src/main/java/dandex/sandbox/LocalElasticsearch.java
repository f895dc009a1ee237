package dandex.sandbox;

/// A real Elasticsearch 8.19 on this machine, bound to loopback.
public final class LocalElasticsearch implements AutoCloseable {
  public static LocalElasticsearch start(LocalServer how) {
    throw new UnsupportedOperationException();
  }

  /// `http://127.0.0.1:port`
  public String url() {
    throw new UnsupportedOperationException();
  }

  public long pid() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
