package dandex.server.graphql;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Counts the statements that this process sends to Postgres, by what the driver logs.
public final class StatementCount extends Handler implements AutoCloseable {
  private final Logger driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
  private final AtomicInteger statements = new AtomicInteger();

  public StatementCount() {
    driver.setUseParentHandlers(false);
    driver.setLevel(Level.FINEST);
    driver.addHandler(this);
  }

  public int statements() {
    return statements.get();
  }

  @Override
  public void publish(LogRecord message) {
    if (message.getMessage().startsWith(" FE=> Execute(")) statements.incrementAndGet();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    driver.removeHandler(this);
    driver.setLevel(null);
    driver.setUseParentHandlers(true);
  }
}
