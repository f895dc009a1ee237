package dandex.catalog.bell;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rings whenever something was committed for which somebody may wait: listens to a channel of
/// Postgres on a connection of its own. A ring may be missed while Postgres is away, so whoever
/// waits also looks now and then.
public final class Bell implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Bell.class);
  private static final int LISTEN_MILLIS = 1000;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final DataSource database;
  private final String channel;
  private final Thread listener;
  private long rings;
  private boolean closed;

  private Bell(DataSource database, String channel) {
    if (!channel.matches("[a-z_]+")) throw new IllegalArgumentException("no channel: " + channel);
    this.database = database;
    this.channel = channel;
    this.listener = Thread.ofVirtual().name("bell " + channel).unstarted(this::listen);
  }

  /// Listens from now on. The connection is kept from everybody else until the bell is closed.
  ///
  /// @param channel small letters and underscores
  public static Bell listening(DataSource database, String channel) {
    var bell = new Bell(database, channel);
    bell.listener.start();
    return bell;
  }

  /// Rings here alone.
  public synchronized void ring() {
    rings++;
    notifyAll();
  }

  /// How often it rang. To be asked before one looks whether there is something to do.
  public synchronized long rings() {
    return rings;
  }

  /// Waits until it has rung more often than was heard, but not longer than said.
  ///
  /// @return how often it rang
  public synchronized long await(long heard, Duration atMost) throws InterruptedException {
    var deadline = System.nanoTime() + atMost.toNanos();
    for (var left = atMost.toNanos();
        rings == heard && left > 0;
        left = deadline - System.nanoTime()) {
      wait(left / 1_000_000 + 1);
    }
    return rings;
  }

  private void listen() {
    while (!isClosed()) {
      try (var connection = database.getConnection()) {
        listen(connection);
      } catch (SQLException gone) {
        LOG.debug("{} is not listened to, only looked for: {}", channel, gone.getMessage());
        pause();
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("listen " + channel);
      ring(); // what was committed before we listened
      while (!isClosed()) {
        var heard = connection.unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS);
        if (heard.length > 0) ring();
      }
      statement.execute("unlisten *");
    }
  }

  private void pause() {
    try {
      await(rings(), PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /// Gives the connection back, within a second.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    ring();
    try {
      listener.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
