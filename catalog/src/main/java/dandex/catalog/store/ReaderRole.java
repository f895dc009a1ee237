package dandex.catalog.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A login role that may read the views and nothing else, and what holds it back.
///
/// @param name of the role, in the whole Postgres server
/// @param statementTimeout after which a statement of it is ended
/// @param connections it may have at once
public record ReaderRole(String name, Duration statementTimeout, int connections) {
  private static final int LONGEST = 63;

  public ReaderRole {
    var bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (name.isBlank() || name.indexOf(0) >= 0 || bytes > LONGEST || name.startsWith("pg_")) {
      throw new IllegalArgumentException("\"" + name + "\" is no name for a role of Postgres");
    }
    if (statementTimeout.toMillis() < 1 || statementTimeout.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a statement timeout of " + statementTimeout + " is not between 1 ms and 24 days");
    }
    if (connections < 1) throw new IllegalArgumentException("connections are " + connections);
  }
}
