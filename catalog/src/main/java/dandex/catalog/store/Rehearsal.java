package dandex.catalog.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/// A look at what a sync would change, on a connection of its own: it stages in temporary tables
/// that hide the real ones, and Postgres itself refuses whatever else it would write.
public final class Rehearsal implements AutoCloseable {
  private static final String SETTING =
      """
      create temporary table staged_load (like public.staged_load including defaults);
      create temporary table staged_asset (like public.staged_asset including indexes);
      create temporary table rehearsed_draft (asset uuid primary key);
      set default_transaction_read_only = on
      """;

  private final HikariDataSource pool;
  private final Connection connection;

  private Rehearsal(HikariDataSource pool, Connection connection) {
    this.pool = pool;
    this.connection = connection;
  }

  static Rehearsal on(HikariDataSource pool) {
    try {
      var rehearsal = new Rehearsal(pool, pool.getConnection());
      rehearsal.set();
      return rehearsal;
    } catch (SQLException failure) {
      throw new IllegalStateException("no connection to rehearse on", failure);
    }
  }

  private void set() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(SETTING);
    } catch (SQLException failure) {
      close();
      throw failure;
    }
  }

  /// The versions of one dandiset.
  public VersionStore versions() {
    var jdbi =
        Jdbi.create(connection).installPlugin(new PostgresPlugin()).installPlugin(new Nouns());
    return new RehearsedVersions(jdbi);
  }

  /// Ends the connection, and with it whatever was staged.
  @Override
  public void close() {
    pool.evictConnection(connection);
  }
}
