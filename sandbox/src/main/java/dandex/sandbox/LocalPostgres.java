package dandex.sandbox;

/// A real Postgres 18 on this machine, bound to loopback.
public final class LocalPostgres implements AutoCloseable {
  public static LocalPostgres start(LocalServer how) {
    throw new UnsupportedOperationException();
  }

  /// `postgresql://postgres@127.0.0.1:port/dandex`
  public String url() {
    throw new UnsupportedOperationException();
  }

  /// Creates an empty database and returns its URL.
  public String freshDatabase() {
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
