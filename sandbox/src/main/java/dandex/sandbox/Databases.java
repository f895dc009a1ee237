package dandex.sandbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/// The databases of a Postgres whose user `postgres` needs no password.
record Databases(String host, int port) {
  static Databases at(int port) {
    return new Databases("127.0.0.1", port);
  }

  String url(String database) {
    return "postgresql://postgres@%s:%d/%s".formatted(host, port, database);
  }

  /// Creates an empty database and returns its URL.
  String fresh() {
    var name = "fresh_" + UUID.randomUUID().toString().replace("-", "");
    create(name);
    return url(name);
  }

  void create(String database) {
    try (var connection = connect();
        var known = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
        var statement = connection.createStatement()) {
      known.setString(1, database);
      if (known.executeQuery().next()) return;
      var name = statement.enquoteIdentifier(database, true);
      statement.execute("CREATE DATABASE " + name + " TEMPLATE template0");
    } catch (SQLException e) {
      throw new ServerFailed("Postgres did not create the database " + database, e);
    }
  }

  boolean accept() {
    try (var connection = connect()) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/postgres?user=postgres&connectTimeout=5&sslmode=disable"
            .formatted(host, port));
  }
}
