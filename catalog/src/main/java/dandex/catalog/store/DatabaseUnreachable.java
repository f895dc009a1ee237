package dandex.catalog.store;

import org.jspecify.annotations.Nullable;

/// Postgres does not answer, or refuses us. The message is one line for people.
public final class DatabaseUnreachable extends RuntimeException {
  DatabaseUnreachable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
