package dandex.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Changes the size of assets again and again, as a sync would that never ends: every time of those
/// whose keys begin with the same digit.
final class Writer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String DIGITS = "0123456789abcdef";

  private final Connection connection;
  private final Duration pause;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile @Nullable SQLException failure;

  /// @param pause after each change
  Writer(String url, Duration pause) throws SQLException {
    this.pause = pause;
    this.connection = CatalogDump.connect(url);
    this.thread = Thread.startVirtualThread(this::write);
  }

  /// Changes every asset once.
  void everything() throws SQLException {
    change(DIGITS);
  }

  /// Ends it.
  ///
  /// @return how it failed; null when it did not
  @Nullable SQLException stop() {
    stopped = true;
    try {
      if (!thread.join(PATIENCE)) throw new AssertionError("a writer waits for ever");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return failure;
  }

  @Override
  public void close() throws SQLException {
    stop();
    connection.close();
  }

  private void write() {
    try {
      for (int turn = 0; !stopped; turn++) {
        var digit = turn % DIGITS.length();
        change(DIGITS.substring(digit, digit + 1));
        LockSupport.parkNanos(pause.toNanos());
      }
    } catch (SQLException e) {
      failure = e;
    }
  }

  private synchronized void change(String digits) throws SQLException {
    try (var change =
        connection.prepareStatement(
            """
            with changed as (
              update asset set bytes = bytes + 1 where strpos(?, left(id::text, 1)) > 0
              returning id::text as key)
            update outbox set revision = revision + 1, due = clock_timestamp()
            where kind = 'asset' and key in (select key from changed)
            """)) {
      change.setString(1, digits);
      change.execute();
    }
  }
}
