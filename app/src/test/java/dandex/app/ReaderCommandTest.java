package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.TestServers;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderCommandTest {
  private static final String ROLE = "reader_of_the_command";

  private final String database = TestServers.freshDatabase();

  @TempDir Path home;

  private Said run(String url, String... arguments) {
    return new Prompt(home, Map.of("DANDEX_DATABASE_URL", url)).run(arguments).stripped();
  }

  @Test
  void the_first_time_shows_a_password_and_the_second_time_keeps_it() throws Exception {
    try {
      var first = run(database, "reader", "--name", ROLE, "--statement-timeout", "2.5");
      var again = run(database, "reader", "--name", ROLE);

      assertThat(first.exit()).as(first.err()).isZero();
      assertThat(URI.create(first.out()).getUserInfo()).matches(ROLE + ":[\\w-]{32}");
      assertThat(first.err()).contains("2.5 s", "not shown again");
      assertThat(again.exit()).as(again.err()).isZero();
      assertThat(URI.create(again.out()).getUserInfo()).isEqualTo(ROLE);
      assertThat(again.err()).contains("30 s", "the one that it had");
      assertThat(ask(first.out(), "show statement_timeout")).isEqualTo("30s");
      assertThat(ask(first.out(), "select count(*) from dandiset")).isEqualTo("0");

      var file = Files.writeString(home.resolve("password"), "of my own\nsecond line\n");
      var given = run(database, "reader", "--name", ROLE, "--password-file", file.toString());
      assertThat(given.exit()).as(given.err()).isZero();
      assertThat(given.out() + given.err()).doesNotContain("of my own");
    } finally {
      assertThat(run(database, "reader", "--name", ROLE, "--drop").err()).contains("is removed");
    }
    assertThat(run(database, "reader", "--name", ROLE, "--drop").err()).contains("no role");
  }

  @Test
  void who_may_not_make_roles_hears_so_in_one_line() throws Exception {
    var name = "humble_" + ROLE;
    ask(database, "create role " + name + " login; select 1");
    ask(database, "grant all on schema public to " + name + "; select 1");
    try {
      var owned = "alter database " + URI.create(database).getPath().substring(1) + " owner to ";
      ask(database, owned + name + "; select 1");
      var said = run(database.replace("postgres@", name + "@"), "reader", "--name", "other");
      ask(database, owned + "postgres; select 1");

      assertThat(said.exit()).isEqualTo(1);
      assertThat(said.out()).isEmpty();
      assertThat(said.err().lines()).hasSize(1);
      assertThat(said.err()).contains("user " + name, "may not manage roles");
    } finally {
      ask(database, "drop owned by " + name + " cascade; drop role " + name + "; select 1");
    }
  }

  /// The last column of the last statement's first row.
  private static String ask(String url, String sql) throws SQLException {
    var uri = URI.create(url);
    var jdbc = "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath();
    var entry = uri.getUserInfo().split(":", 2);
    var password = entry.length == 2 ? entry[1] : "";
    try (var connection = DriverManager.getConnection(jdbc, entry[0], password);
        var statement = connection.createStatement()) {
      var isRows = statement.execute(sql);
      while (!isRows) isRows = statement.getMoreResults();
      try (var rows = statement.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
