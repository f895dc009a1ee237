package dandex.catalog.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void both_forms_of_url_open_the_same_database() throws Exception {
    var url = TestServers.freshDatabase();
    var uri = URI.create(url);
    var jdbc =
        "jdbc:postgresql://%s:%d%s?user=%s"
            .formatted(
                uri.getHost(), uri.getPort(), uri.getPath(), uri.getUserInfo().split(":", 2)[0]);
    try (var one = Database.open(url, 2, PATIENCE);
        var other = Database.open(jdbc, 2, PATIENCE)) {
      assertThat(ask(other, "select current_database()"))
          .isEqualTo(ask(one, "select current_database()"));
    }
  }

  @Test
  void a_session_names_itself_and_speaks_of_utc_and_waits_for_long_statements() throws Exception {
    try (var database = Database.open(TestServers.freshDatabase(), 1, PATIENCE)) {
      assertThat(ask(database, "show application_name")).isEqualTo("dandex");
      assertThat(ask(database, "show timezone")).isEqualTo("UTC");
      assertThat(ask(database, "show statement_timeout")).isEqualTo("0");
    }
  }

  /// Whose schema would by default come before that of the tables.
  @Test
  void a_user_called_dandex_meets_the_tables_and_not_the_views() throws Exception {
    var url = TestServers.freshDatabase();
    try (var admin = Database.open(url, 1, PATIENCE)) {
      execute(admin, "drop role if exists dandex; create role dandex superuser login");
    }
    try (var database = Database.open(url.replace("postgres@", "dandex@"), 1, PATIENCE)) {
      assertThat(ask(database, "select current_user")).isEqualTo("dandex");
      assertThat(ask(database, "select 'asset'::regclass::oid = 'public.asset'::regclass::oid"))
          .isEqualTo("t");
      assertThat(ask(database, "select to_regclass('dandex.flyway_schema_history') is null"))
          .isEqualTo("t");
    }
    try (var admin = Database.open(url, 1, PATIENCE)) {
      execute(admin, "drop role dandex");
    }
  }

  /// So whoever goes on while Postgres is away goes on here too.
  @Test
  void what_may_be_shown_is_met_first_while_postgres_is_away_and_asked_when_it_is_back()
      throws Exception {
    var url = TestServers.freshDatabase();
    var connections =
        "alter database %s allow_connections ".formatted(URI.create(url).getPath().substring(1));
    try (var admin = Database.open(TestServers.freshDatabase(), 1, PATIENCE);
        var database = Database.open(url, 1, Duration.ofSeconds(1))) {
      execute(admin, connections + "false");

      var visible = database.visible();

      assertThatThrownBy(() -> ask(visible, "select 1"))
          .isInstanceOf(SQLTransientConnectionException.class);
      execute(admin, connections + "true");
      assertThat(ask(visible, "select 'asset'::regclass::oid = 'visible.asset'::regclass::oid"))
          .isEqualTo("t");
    }
  }

  @Test
  void several_processes_may_open_a_new_database_at_once() throws Exception {
    var url = TestServers.freshDatabase();
    var openings = new ArrayList<Callable<String>>();
    for (int n = 0; n < 4; n++) {
      openings.add(() -> {
        try (var database = Database.open(url, 1, PATIENCE)) {
          return ask(database, "select count(*) from flyway_schema_history where success");
        }
      });
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var opened : threads.invokeAll(openings)) assertThat(opened.get()).isNotEqualTo("0");
    }
  }

  @Test
  void a_migration_by_another_is_waited_for_as_long_as_is_wanted() throws Exception {
    var url = TestServers.freshDatabase();
    var access = new Access(url, null, 2, PATIENCE, Plans.FRESH, Duration.ofSeconds(1));
    try (var found = Database.asFound(access);
        var inTheWay = found.dataSource().getConnection();
        var statement = inTheWay.createStatement();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      inTheWay.setAutoCommit(false);
      statement.execute("create table dandiset (in_the_way int)");
      var migrating = threads.submit(() -> Database.open(access));
      Watch.await(
          "it waits for a lock",
          () -> !ask(found, "select count(*) from pg_locks where not granted").equals("0"));

      assertThatThrownBy(() -> Database.open(access))
          .isInstanceOfSatisfying(
              DatabaseUnreachable.class, busy -> assertThat(busy.isSilent()).isFalse())
          .hasMessageEndingWith("is being migrated by another process, for 1 s and longer");

      inTheWay.rollback();
      migrating.get().close();
      Database.open(access).close();
    }
  }

  @Test
  void who_is_silent_may_answer_yet_and_who_refuses_goes_on_to() {
    var away = new Access("postgresql://me@127.0.0.1:1/x", null, 2, PATIENCE, Plans.FRESH);
    var nowhere = new Access(TestServers.freshDatabase() + "x", null, 2, PATIENCE, Plans.FRESH);

    assertThatThrownBy(() -> Database.knock(away))
        .isInstanceOfSatisfying(
            DatabaseUnreachable.class, silent -> assertThat(silent.isSilent()).isTrue());
    assertThatThrownBy(() -> Database.knock(nowhere))
        .isInstanceOfSatisfying(
            DatabaseUnreachable.class, refused -> assertThat(refused.isSilent()).isFalse());
  }

  @Test
  void no_more_connections_are_made_than_allowed() throws Exception {
    try (var database = Database.open(TestServers.freshDatabase(), 1, Duration.ofSeconds(1));
        var only = database.dataSource().getConnection()) {
      assertThat(only.isValid(1)).isTrue();
      assertThatThrownBy(() -> database.dataSource().getConnection())
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void a_port_where_nobody_listens_is_named_in_one_line() throws Exception {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThatThrownBy(
            () -> Database.open("postgresql://me:hush@127.0.0.1:" + port + "/mine", 1, PATIENCE))
        .isInstanceOf(DatabaseUnreachable.class)
        .hasMessageStartingWith(
            "Postgres at 127.0.0.1:" + port + ", database mine, does not answer")
        .hasMessageNotContaining("hush")
        .message()
        .hasLineCount(1);
  }

  @Test
  void an_unknown_database_is_said_to_be_unknown() {
    var url = TestServers.freshDatabase().replaceAll("/[^/]*$", "/elsewhere");
    assertThatThrownBy(() -> Database.open(url, 1, PATIENCE))
        .isInstanceOf(DatabaseUnreachable.class)
        .hasMessageContaining("database elsewhere, has no database of that name");
  }

  @Test
  void a_wrong_password_is_said_to_be_wrong_and_not_told() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var refusing = threads.submit(() -> refuse(server, "28P01"));
      var url =
          "postgres://me:hu%40sh@127.0.0.1:" + server.getLocalPort() + "/mine?sslmode=disable";
      assertThatThrownBy(() -> Database.open(url, 1, PATIENCE))
          .isInstanceOf(DatabaseUnreachable.class)
          .hasMessage(
              "Postgres at 127.0.0.1:%d, database mine, refuses user me: wrong password"
                  .formatted(server.getLocalPort()));
      refusing.get();
    }
  }

  /// A Postgres that lets nobody in.
  private static Void refuse(ServerSocket server, String state) throws IOException {
    try (Socket client = server.accept();
        var in = new DataInputStream(client.getInputStream());
        var out = new DataOutputStream(client.getOutputStream())) {
      in.readNBytes(in.readInt() - 4);
      var fields = ("SFATAL\0C" + state + "\0Mhu@sh is not the password\0\0").getBytes(UTF_8);
      out.writeByte('E');
      out.writeInt(4 + fields.length);
      out.write(fields);
      out.flush();
      in.readAllBytes();
    }
    return null;
  }

  @ParameterizedTest
  @CsvSource({"mysql://root:hush@here/db", "postgresql:here", "http://here:5432/hush", "hush"})
  void what_is_no_url_of_a_postgres_is_refused_and_not_repeated(String url) {
    assertThatThrownBy(() -> Database.open(url, 1, PATIENCE))
        .isInstanceOf(DatabaseUnreachable.class)
        .hasMessageContaining("postgresql://user:password@host:5432/database")
        .hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql://me:p%3Aw@db.example:6543/mine?sslmode=require | db.example:6543 | mine | me",
        "postgres://me@db.example/mine                              | db.example:5432 | mine | me",
        "postgresql://db.example/my%20own                           | db.example:5432 | my own | ",
        "postgresql://me@a:1,b/mine                                 | a:1,b:5432      | mine | me",
        "postgresql://me@[::1]:7/mine                               | [::1]:7         | mine | me",
        "jdbc:postgresql://h:1/d?user=you&password=p                | h:1             | d    | you",
        "jdbc:postgresql:d                                          | localhost:5432  | d    | ",
      })
  void a_url_tells_address_database_and_user(String url, String address, String name, String user) {
    var parsed = DatabaseUrl.parse(url);

    assertThat(parsed.address()).isEqualTo(address);
    assertThat(parsed.name()).isEqualTo(name);
    assertThat(parsed.user()).isEqualTo(user == null ? System.getProperty("user.name") : user);
    assertThat(parsed.jdbc()).doesNotContain("p%3Aw");
  }

  @Test
  void a_password_may_stand_beside_the_url_but_not_also_in_it() {
    for (var url : List.of("postgresql://me@db/mine", "jdbc:postgresql://db/mine?user=me")) {
      var parsed = DatabaseUrl.parse(url);
      assertThat(parsed.with("hu@sh").properties()).containsEntry("password", "hu@sh");
      assertThat(parsed.properties()).doesNotContainKey("password");
    }
    for (var url :
        List.of("postgresql://me:hush@db/mine", "jdbc:postgresql://db/mine?password=hush")) {
      assertThatThrownBy(() -> Database.open(url, "hush", 1, PATIENCE, Plans.FRESH))
          .isInstanceOf(DatabaseUnreachable.class)
          .hasMessageContaining("there is a password in the URL of Postgres at db:5432")
          .hasMessageNotContaining("hush");
    }
  }

  private static void execute(Database database, String statements) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  private static String ask(Database database, String query) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
