package dandex.catalog.store;

/// Postgres does not answer, or refuses us. The message is one line for people.
public final class DatabaseUnreachable extends RuntimeException {
  DatabaseUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
