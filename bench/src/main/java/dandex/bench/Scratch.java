package dandex.bench;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// A database of the bench's own beside the one that is measured, dropped when it is closed.
record Scratch(DatabaseUrl beside, String name) implements AutoCloseable {
  static Scratch beside(DatabaseUrl url) throws SQLException {
    var scratch = new Scratch(url, "bench_" + UUID.randomUUID().toString().replace("-", ""));
    scratch.order("create database " + scratch.name());
    return scratch;
  }

  DatabaseUrl url() {
    return beside.sibling(name);
  }

  /// What tells the program to use it.
  Map<String, String> environment(Stores stores) {
    var environment = new HashMap<>(stores.environment());
    environment.put("DANDEX_DATABASE_URL", url().text());
    return environment;
  }

  private void order(String sql) throws SQLException {
    try (var connection = beside.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    order("drop database if exists " + name + " with (force)");
  }
}
