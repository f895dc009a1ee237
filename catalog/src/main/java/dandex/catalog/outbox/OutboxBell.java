package dandex.catalog.outbox;

import dandex.catalog.bell.Bell;
import javax.sql.DataSource;

/// The bell that rings whenever documents became due: a trigger of the outbox rings it.
public final class OutboxBell {
  private static final String CHANNEL = "dandex_outbox";

  private OutboxBell() {}

  /// Listens from now on. The connection is kept from everybody else until the bell is closed.
  public static Bell listening(DataSource database) {
    return Bell.listening(database, CHANNEL);
  }
}
