package dandex.server.graphql;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Counts the statements that are sent to Postgres, by what the driver logs.
public final class StatementCount extends Handler implements AutoCloseable {
  private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
  private static int open;

  private final @Nullable Thread only;
  private final AtomicInteger statements = new AtomicInteger();

  private StatementCount(@Nullable Thread only) {
    this.only = only;
    synchronized (StatementCount.class) {
      open++;
      DRIVER.setUseParentHandlers(false);
      DRIVER.setLevel(Level.FINEST);
    }
    DRIVER.addHandler(this);
  }

  /// Of the thread that asks for it.
  public static StatementCount here() {
    return new StatementCount(Thread.currentThread());
  }

  /// Of the whole process; for tests that have it to themselves.
  public static StatementCount everywhere() {
    return new StatementCount(null);
  }

  public int statements() {
    return statements.get();
  }

  @Override
  public void publish(LogRecord message) {
    if (only != null && !only.equals(Thread.currentThread())) return;
    if (message.getMessage().startsWith(" FE=> Execute(")) statements.incrementAndGet();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    DRIVER.removeHandler(this);
    synchronized (StatementCount.class) {
      if (--open > 0) return;
      DRIVER.setLevel(null);
      DRIVER.setUseParentHandlers(true);
    }
  }
}
