package dandex.catalog.store;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.logging.LogFactory;
import org.flywaydb.core.api.logging.LogLevel;
import org.jspecify.annotations.Nullable;

/// The way into a Postgres, tried before a pool is made of it: whatever is wrong is said in one
/// line that never holds the password.
record Entrance(DatabaseUrl url) {
  /// The oldest Postgres that can answer our statements (`returning old.*`, `uuidv7`).
  private static final int OLDEST = 18;

  static Entrance parse(String url, @Nullable String password) {
    var parsed = DatabaseUrl.parse(url);
    return new Entrance(password == null ? parsed : parsed.with(password));
  }

  /// Connects once, and looks how old the server is.
  void knock(Duration patience) {
    try (var connection = DriverManager.getConnection(url.jdbc(), hurried(patience))) {
      var version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw unreachable("is version " + version + ", " + OLDEST + " or newer is needed", null);
      }
    } catch (SQLException refused) {
      throw new DatabaseUnreachable(about(reason(refused)), refused, isSilence(refused));
    }
  }

  /// Tables are in schema `public`, or in the one that the URL names. Else a user called `dandex`
  /// would by Postgres' default search path meet the views of schema `dandex` before the tables.
  String session(String statements) {
    return url.namesSchema() ? statements : "set search_path = public; " + statements;
  }

  /// The same, but that names of tables mean the views of schema `visible` where it has such.
  String visibleSession(String statements) {
    return session(statements)
        + "; select set_config('search_path', 'visible, ' || current_setting('search_path'),"
        + " false)";
  }

  private Properties hurried(Duration patience) {
    var properties = new Properties();
    properties.putAll(url.properties());
    properties.setProperty("loginTimeout", Long.toString(Math.max(1, patience.toSeconds())));
    return properties;
  }

  /// Brings the database to this program's schema. Several processes may do so at once: the
  /// migration holds a lock of Postgres.
  ///
  /// @param patience with another process that does
  void migrate(Duration patience) {
    LogFactory.setLogLevel(LogLevel.WARN);
    try {
      var flyway = Flyway.configure();
      if (!url.namesSchema()) flyway.defaultSchema("public");
      flyway
          .loggers("slf4j")
          .lockRetryCount((int) patience.toSeconds()) // one a second
          .dataSource(
              url.jdbc(),
              url.properties().getProperty("user"),
              url.properties().getProperty("password"))
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (FlywayException failed) {
      throw unreachable(trouble(failed, patience), failed);
    }
  }

  private static String trouble(FlywayException failed, Duration patience) {
    return String.valueOf(failed.getMessage()).contains("lockRetryCount")
        ? "is being migrated by another process, for " + patience.toSeconds() + " s and longer"
        : "cannot be migrated: " + firstLine(failed);
  }

  private String reason(SQLException refused) {
    return switch (refused.getSQLState()) {
      case "28P01" -> "refuses user " + url.user() + ": wrong password";
      case "28000" -> "refuses user " + url.user() + ": " + firstLine(refused);
      case "3D000" -> "has no database of that name";
      case null, default -> "does not answer: " + firstLine(refused);
    };
  }

  /// No connection, operator intervention (it starts or stops), too many connections.
  private static boolean isSilence(SQLException refused) {
    return String.valueOf(refused.getSQLState()).matches("08...|57...|53300");
  }

  private DatabaseUnreachable unreachable(String reason, @Nullable Exception cause) {
    return new DatabaseUnreachable(about(reason), cause);
  }

  private String about(String reason) {
    return "Postgres at " + url.address() + ", database " + url.name() + ", " + reason;
  }

  private static String firstLine(Exception failed) {
    var message = String.valueOf(failed.getMessage());
    return message.strip().lines().findFirst().orElse(message);
  }
}
