package dandex.catalog.run;

import dandex.catalog.bell.Bell;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/// The bell that rings whenever a request was put, given back or is to be cancelled.
public final class RequestBell {
  private static final String CHANNEL = "dandex_run_request";

  private RequestBell() {}

  /// Listens from now on. The connection is kept from everybody else until the bell is closed.
  public static Bell listening(DataSource database) {
    return Bell.listening(database, CHANNEL);
  }

  /// Rings at every bell once the transaction is committed.
  static void ring(Handle handle) {
    handle.execute("notify " + CHANNEL);
  }
}
