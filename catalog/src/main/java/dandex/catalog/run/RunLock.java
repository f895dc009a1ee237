package dandex.catalog.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps runs of one kind apart: an advisory lock of Postgres on a connection of its own, free the
/// moment its process dies.
public final class RunLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

  private final Connection connection;
  private final RunKind kind;

  private RunLock(Connection connection, RunKind kind) {
    this.connection = connection;
    this.kind = kind;
  }

  /// Takes the lock of the kind, or nothing when another process has it. The connection is kept
  /// from everybody else until the lock is closed.
  public static Optional<RunLock> tryTake(DataSource database, RunKind kind) {
    try {
      var lock = new RunLock(database.getConnection(), kind);
      if (lock.ask("select pg_try_advisory_lock(hashtextextended('dandex run ' || ?, 0))")) {
        return Optional.of(lock);
      }
      lock.connection.close();
      return Optional.empty();
    } catch (SQLException failure) {
      throw new IllegalStateException("the lock of " + kind + " runs cannot be asked for", failure);
    }
  }

  /// Whether somebody has the lock of the kind, without taking it.
  public static boolean isTaken(DataSource database, RunKind kind) {
    try (var connection = database.getConnection()) {
      return new RunLock(connection, kind)
          .ask(
              """
              select exists (
                select from pg_locks
                where locktype = 'advisory' and granted and objsubid = 1
                  and database = (select oid from pg_database where datname = current_database())
                  and (classid::bigint << 32 | objid::bigint)
                    = hashtextextended('dandex run ' || ?, 0))
              """);
    } catch (SQLException failure) {
      throw new IllegalStateException("the lock of " + kind + " runs cannot be asked for", failure);
    }
  }

  /// Gives the lock back. Where Postgres is gone, so is the lock, and that is said but no failure.
  @Override
  public void close() {
    try (connection) {
      ask("select pg_advisory_unlock(hashtextextended('dandex run ' || ?, 0))");
    } catch (SQLException gone) {
      LOG.warn("The lock of {} runs went with its connection: {}", kind, gone.getMessage());
    }
  }

  private boolean ask(String question) throws SQLException {
    try (var statement = connection.prepareStatement(question)) {
      statement.setString(1, kind.name());
      try (var answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }
}
