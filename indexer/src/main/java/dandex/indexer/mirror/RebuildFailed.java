package dandex.indexer.mirror;

/// A rebuild did not come to its end. The message is one line for people, and says what serves and
/// what happens next.
public final class RebuildFailed extends RuntimeException {
  RebuildFailed(String message) {
    super(message);
  }

  RebuildFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
