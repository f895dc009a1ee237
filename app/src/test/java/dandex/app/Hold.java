package dandex.app;

import java.sql.Connection;
import java.sql.SQLException;

/// Stops whoever changes a row of a table in a certain way, until it lets go: a point at which a
/// process can be killed.
final class Hold implements Halt {
  private final Connection connection;
  private final String url;
  private final String name;
  private final String table;

  private Hold(String url, String name, String table) throws SQLException {
    this.url = url;
    this.name = name;
    this.table = table;
    this.connection = CatalogDump.connect(url);
  }

  /// @param name of the point
  /// @param when of the change, as a trigger has it: `new.state = 'done'`
  static Hold on(String url, String name, String table, String when) throws SQLException {
    var hold = new Hold(url, name, table);
    try (var statement = hold.connection.createStatement()) {
      statement.execute("select pg_advisory_lock(hashtext('%s'), 0)".formatted(name));
      statement.execute(
          """
          create function hold_%1$s() returns trigger language plpgsql as $$
          begin
            perform pg_advisory_xact_lock_shared(hashtext('%1$s'), 0);
            return new;
          end $$;
          create trigger hold_%1$s before update on %2$s for each row when (%3$s)
            execute function hold_%1$s()
          """
              .formatted(name, table, when));
    }
    return hold;
  }

  @Override
  public boolean isReached() {
    return CatalogDump.count(url, "select count(*) " + waiting()) > 0;
  }

  @Override
  public void letGo() {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_unlock_all()");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private String waiting() {
    return """
    from pg_locks
    where locktype = 'advisory' and not granted and classid::bigint = hashtext('%s')::bigint & 4294967295
      and database = (select oid from pg_database where datname = current_database())
    """
        .formatted(name);
  }

  /// Ends whoever waits still.
  @Override
  public void close() throws SQLException {
    CatalogDump.execute(url, "select pg_terminate_backend(pid) " + waiting());
    CatalogDump.execute(url, "drop trigger hold_%1$s on %2$s".formatted(name, table));
    CatalogDump.execute(url, "drop function hold_%s()".formatted(name));
    connection.close();
  }
}
