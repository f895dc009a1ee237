package dandex.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What there is in the stores of a test.
final class Found {
  private Found() {}

  static List<String> databases(DatabaseUrl url) throws SQLException {
    return column(url, "select datname from pg_database");
  }

  static List<String> schemas(DatabaseUrl url) throws SQLException {
    return column(url, "select nspname from pg_namespace");
  }

  static List<String> column(DatabaseUrl url, String sql) throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = url.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) found.add(rows.getString(1));
    }
    return found;
  }

  static List<String> indices(int port, String pattern) throws IOException {
    try (var line = new Line(port)) {
      return BareLoad.indices(line, pattern);
    }
  }
}
