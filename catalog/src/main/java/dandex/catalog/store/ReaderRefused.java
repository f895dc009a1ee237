package dandex.catalog.store;

/// Postgres, or we, would not make or remove a role. The message is one line for people.
public final class ReaderRefused extends RuntimeException {
  ReaderRefused(String message, Throwable cause) {
    super(message, cause);
  }

  ReaderRefused(String message) {
    super(message);
  }
}
