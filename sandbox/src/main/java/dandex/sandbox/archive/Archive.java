package dandex.sandbox.archive;

/// The archive in a box, served over HTTP on loopback.
public final class Archive implements AutoCloseable {
  /// @param port 0 for any free one
  public static Archive serve(Holdings holdings, int port) {
    throw new UnsupportedOperationException();
  }

  /// `http://127.0.0.1:port/api`, what `DANDEX_DANDI_URL` takes.
  public String dandiUrl() {
    throw new UnsupportedOperationException();
  }

  /// `http://127.0.0.1:port/dandi`, what `DANDEX_LINDI_URL` takes.
  public String lindiUrl() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
