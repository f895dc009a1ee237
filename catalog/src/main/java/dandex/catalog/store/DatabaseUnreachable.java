package dandex.catalog.store;

import org.jspecify.annotations.Nullable;

/// Postgres does not answer, or refuses us. The message is one line for people.
public final class DatabaseUnreachable extends RuntimeException {
  private final boolean silent;

  DatabaseUnreachable(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  DatabaseUnreachable(String message, @Nullable Throwable cause, boolean silent) {
    super(message, cause);
    this.silent = silent;
  }

  /// Whether nobody answers, or it is starting or has too much to do, which may pass. What refuses
  /// us goes on to do so.
  public boolean isSilent() {
    return silent;
  }
}
