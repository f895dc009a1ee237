package dandex.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.VersionId;
import dandex.sandbox.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The role that reads the views, as Postgres itself treats it.
class ReadersTest {
  /// Quoted wrongly, it would do harm.
  private static final String NAME = "reader \"of\" 'views': \\ %I ; drop";

  private static final String PASSWORD = "p w:ä/@%+";
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  private final String url = TestServers.freshDatabase();
  private final Database database = Database.open(url, 2, Duration.ofSeconds(20));
  private final Readers readers = database.readers();

  @AfterEach
  void close() {
    readers.drop(NAME);
    database.close();
  }

  @Test
  void it_reads_every_view_and_each_column_of_them_is_described() throws SQLException {
    grant(HALF_A_MINUTE);
    var version = Samples.version(1, VersionId.DRAFT);
    database.versions().keepDescription(Samples.dandiset(1), version);
    var views =
        asOwner("select table_name from information_schema.views where table_schema = 'dandex'");

    assertThat(views)
        .contains("dandiset", "version", "asset", "place", "nwb_object", "lindi", "lindi_item")
        .contains("asset_subject", "asset_species", "asset_approach", "asset_technique")
        .contains("asset_variable", "sync_run", "tombstone");
    for (var view : views) asReader("select * from " + view);
    assertThat(asReader("select name from dandiset")).containsExactly(version.name());
    assertThat(
            asOwner(
                """
                select c.relname || '.' || coalesce(a.attname, '')
                from pg_class c left join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'dandex'::regnamespace
                  and (obj_description(c.oid) is null
                    or a.attnum > 0 and col_description(c.oid, a.attnum) is null)
                """))
        .isEmpty();
  }

  @Test
  void it_reads_no_table_writes_nothing_and_creates_nothing() throws SQLException {
    grant(HALF_A_MINUTE);
    var tables =
        asOwner("select table_name from information_schema.tables where table_schema = 'public'");

    assertThat(tables).contains("asset", "run", "flyway_schema_history");
    for (var table : tables) {
      assertDenied("select count(*) from public." + table);
    }
    assertDenied("select count(*) from visible.dandiset");
    assertDenied("select visible.embargoed_dandisets()");
    for (var statement :
        List.of(
            "insert into tombstone values ('000001', 'n', 'deleted', now())",
            "update sync_run set status = 'failed'",
            "delete from place",
            "create table public.mine (n int)",
            "create table dandex.mine (n int)",
            "create temporary table mine (n int)",
            "create schema mine",
            "create role mine",
            "copy dandiset to program 'true'")) {
      assertDenied("begin read write; " + statement);
    }
    assertThatThrownBy(() -> asReader("select lo_create(0)"))
        .hasMessageContaining("read-only transaction");
  }

  @Test
  void a_statement_of_it_runs_into_the_timeout() throws SQLException {
    grant(Duration.ofMillis(20));

    assertThatThrownBy(() -> asReader("select pg_sleep(30)"))
        .isInstanceOf(SQLException.class)
        .extracting(failed -> ((SQLException) failed).getSQLState())
        .isEqualTo("57014");
    assertThat(asReader("show idle_in_transaction_session_timeout")).containsExactly("20ms");
  }

  @Test
  void renewing_it_changes_its_limits_and_keeps_its_password() throws SQLException {
    grant(HALF_A_MINUTE);
    var hash = "select rolpassword from pg_authid where rolname = '" + quoted() + "'";
    var before = asOwner(hash);
    readers.grant(new ReaderRole(NAME, Duration.ofMillis(1500), 3), null);

    assertThat(asOwner(hash)).isEqualTo(before).first().asString().startsWith("SCRAM-SHA-256$");
    assertThat(asReader("show statement_timeout")).containsExactly("1500ms");
    assertThat(asReader("show default_transaction_read_only")).containsExactly("on");
    assertThat(asReader("show search_path")).containsExactly("dandex");
    assertThat(asOwner("select rolconnlimit from pg_roles where rolname = '" + quoted() + "'"))
        .containsExactly("3");
    assertThat(readers.url(NAME, PASSWORD))
        .contains(":p%20w%3A%C3%A4%2F%40%25%2B@127.0.0.1:")
        .doesNotContain(" ");
    assertThat(DatabaseUrl.parse(readers.url(NAME, PASSWORD)).user()).isEqualTo(NAME);
  }

  @Test
  void dropped_it_is_gone_and_dropping_it_again_says_so() {
    grant(HALF_A_MINUTE);

    assertThat(readers.drop(NAME)).isTrue();
    assertThat(readers.has(NAME)).isFalse();
    assertThat(readers.drop(NAME)).isFalse();
  }

  @Test
  void a_role_that_is_not_ours_is_never_touched() {
    var role = new ReaderRole("postgres", HALF_A_MINUTE, 1);

    assertThatThrownBy(() -> readers.grant(role, PASSWORD))
        .isInstanceOf(ReaderRefused.class)
        .hasMessageContaining("has a role postgres that `dandex reader` did not make");
    assertThatThrownBy(() -> readers.drop("postgres")).isInstanceOf(ReaderRefused.class);
  }

  @Test
  void a_user_that_may_not_make_roles_hears_so_in_one_line() throws SQLException {
    var name = "humble_" + name().substring(6, 26);
    asOwner("do 'begin create role " + name + " login password ''humble''; end'; select 1");
    asOwner(
        "do 'begin grant all on database "
            + name()
            + " to "
            + name
            + "; grant all on all tables in schema public to "
            + name
            + "; end'; select 1");
    try (var humble =
        Database.open(url.replace("postgres@", name + ":humble@"), 1, Duration.ofSeconds(20))) {
      assertThatThrownBy(
              () -> humble.readers().grant(new ReaderRole(NAME, HALF_A_MINUTE, 1), PASSWORD))
          .isInstanceOf(ReaderRefused.class)
          .hasMessageContaining("user " + name)
          .hasMessageContaining("may not manage roles: ")
          .hasMessageNotContaining(PASSWORD)
          .message()
          .hasLineCount(1);
    } finally {
      asOwner("do 'begin drop owned by " + name + "; drop role " + name + "; end'; select 1");
    }
  }

  private String name() {
    return url.replaceAll(".*/", "");
  }

  private void grant(Duration timeout) {
    readers.grant(new ReaderRole(NAME, timeout, 10), PASSWORD);
  }

  private void assertDenied(String sql) {
    assertThatThrownBy(() -> asReader(sql))
        .as(sql)
        .isInstanceOf(SQLException.class)
        .extracting(failed -> ((SQLException) failed).getSQLState())
        .isIn("42501", "55000"); // denied; a view that takes no rows
  }

  private static String quoted() {
    return NAME.replace("'", "''");
  }

  private List<String> asReader(String sql) throws SQLException {
    var place = DatabaseUrl.parse(readers.url(NAME, PASSWORD));
    try (var connection = DriverManager.getConnection(place.jdbc(), place.properties())) {
      return ask(connection, sql);
    }
  }

  private List<String> asOwner(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      return ask(connection, sql);
    }
  }

  private static List<String> ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      var found = new ArrayList<String>();
      var isRows = statement.execute(sql);
      while (!isRows && statement.getUpdateCount() >= 0) isRows = statement.getMoreResults();
      if (!isRows) return found;
      try (var rows = statement.getResultSet()) {
        while (rows.next()) found.add(rows.getString(1));
      }
      return found;
    }
  }
}
