package dandex.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Where a database is, as `DANDEX_DATABASE_URL` says it:
/// `postgresql://user:password@host:port/name` or `jdbc:postgresql://…`.
record DatabaseUrl(String text) {
  private static final String JDBC = "jdbc:";

  Connection connect() throws SQLException {
    if (text.startsWith(JDBC)) return DriverManager.getConnection(text);
    var url = URI.create(text);
    var who = new Properties();
    if (url.getUserInfo() != null) {
      var parts = url.getUserInfo().split(":", 2);
      who.setProperty("user", parts[0]);
      if (parts.length > 1) who.setProperty("password", parts[1]);
    }
    var query = url.getQuery() == null ? "" : "?" + url.getQuery();
    return DriverManager.getConnection("jdbc:postgresql://" + hosts() + url.getPath() + query, who);
  }

  private String hosts() {
    return URI.create(text).getAuthority().replaceFirst(".*@", "");
  }

  /// Another database of the same server.
  DatabaseUrl sibling(String name) {
    return new DatabaseUrl(text.replaceFirst("(//[^/]*/)[^?]*", "$1" + name));
  }
}
