package dandex.app;

import java.sql.Connection;
import java.sql.SQLException;

/// Lets nobody read or write a table. What was claimed is then not delivered: its rows are read in
/// between.
final class Shut implements Halt {
  private final Connection connection;
  private final String url;
  private final String table;

  private Shut(String url, String table) throws SQLException {
    this.url = url;
    this.table = table;
    this.connection = CatalogDump.connect(url);
  }

  static Shut on(String url, String table) throws SQLException {
    var shut = new Shut(url, table);
    shut.connection.setAutoCommit(false);
    try (var statement = shut.connection.createStatement()) {
      statement.execute("lock table " + table + " in access exclusive mode");
    }
    return shut;
  }

  /// Whether somebody who wants to read waits, and something is claimed.
  @Override
  public boolean isReached() {
    return CatalogDump.count(
            url,
            """
            select least(
              (select count(*) from pg_locks
               where relation = '%s'::regclass and mode = 'AccessShareLock' and not granted),
              (%s))
            """
                .formatted(table, Point.CLAIMED))
        > 0;
  }

  @Override
  public void letGo() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
