package dandex.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Path HOME = Path.of(System.getProperty("dandex.home"));

  @TempDir Path temporary;
  Path data;

  @BeforeEach
  void choose_data() {
    data = temporary.resolve("postgres");
  }

  @Test
  void a_throw_away_server_answers_and_leaves_nothing() throws Exception {
    int port;
    Path folder;
    try (var server = LocalPostgres.start(LocalServer.throwAway(HOME))) {
      port = server.port();
      assertThat(server.url()).isEqualTo("postgresql://postgres@127.0.0.1:" + port + "/dandex");
      assertThat(server.answers()).isTrue();
      try (var connection = connect(server)) {
        folder = Path.of(ask(connection, "SHOW data_directory"));
        assertThat(ask(connection, "SHOW server_version")).startsWith("18.");
        assertThat(ask(connection, "SELECT upper('äß')")).isEqualTo("Äß");
        assertThat(ask(connection, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask(connection, "SHOW fsync")).isEqualTo("off");
      }
      assertThat(folder).exists();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.getParent())))
          .as("for its owner alone")
          .isEqualTo("rwx------");
    }

    assertThat(Port.isFree(port)).isTrue();
    assertThat(folder.getParent()).doesNotExist();
  }

  @Test
  void one_that_is_measured_is_run_as_a_lasting_one_and_leaves_nothing_either() throws Exception {
    Path folder;
    try (var server = LocalPostgres.start(LocalServer.measured(HOME));
        var connection = connect(server)) {
      folder = Path.of(ask(connection, "SHOW data_directory"));
      assertThat(ask(connection, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(connection, "SHOW shared_buffers")).isEqualTo("256MB");
    }
    assertThat(folder.getParent()).doesNotExist();
  }

  @Test
  void the_extensions_of_the_catalog_are_there() throws Exception {
    try (var server = LocalPostgres.start(LocalServer.throwAway(HOME));
        var connection = connect(server);
        var statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION pg_trgm");
      statement.execute("CREATE EXTENSION btree_gin");
      assertThat(ask(connection, "SELECT similarity('units', 'unit') > 0.5")).isEqualTo("t");
    }
  }

  @Test
  void data_outlives_the_server() throws Exception {
    try (var server = LocalPostgres.start(tied())) {
      write(server, "kept");
    }
    try (var server = LocalPostgres.start(tied())) {
      assertThat(read(server)).isEqualTo("kept");
    }
  }

  @Test
  void a_killed_server_starts_again_on_its_data() throws Exception {
    try (var server = LocalPostgres.start(tied())) {
      write(server, "kept");
      assertThat(Signal.send("KILL", server.pid())).isTrue();
    }
    // As if another program had got the number of the killed one meanwhile.
    var lock = data.resolve("store/postmaster.pid");
    var lines = Files.readAllLines(lock);
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(lock, lines);

    try (var server = LocalPostgres.start(tied())) {
      assertThat(read(server)).isEqualTo("kept");
    }
  }

  @Test
  void a_server_killed_with_its_backends_is_back_on_its_port_with_what_was_committed()
      throws Exception {
    try (var server = LocalPostgres.start(tied());
        var connection = connect(server)) {
      write(server, "kept");
      var backend = Long.parseLong(ask(connection, "SELECT pg_backend_pid()"));

      server.kill();

      assertThat(server.answers()).isFalse();
      assertThat(ProcessHandle.of(backend).filter(ProcessHandle::isAlive)).isEmpty();
      try (var again =
          LocalPostgres.start(new LocalServer(HOME, data, server.port(), false, SOON))) {
        assertThat(read(again)).isEqualTo("kept");
      }
    }
  }

  @Test
  void a_killed_owner_takes_its_server_along() throws Exception {
    var owner = Owner.of(HOME, data, false);
    assertThat(owner.serverLives()).isTrue();

    owner.process().destroyForcibly();

    assertThat(Deadline.in(SOON).await(() -> !owner.serverLives())).isTrue();
    assertThat(Port.isFree(owner.port())).isTrue();
    assertThat(Files.readString(data.resolve("server.log"))).contains("fast shutdown request");
  }

  @Test
  void the_heir_of_a_killed_owner_waits_until_its_server_is_gone() throws Exception {
    var owner = Owner.of(HOME, data, false);
    owner.process().destroyForcibly();

    try (var server = LocalPostgres.start(tied())) {
      assertThat(server.pid()).isNotEqualTo(owner.server());
      assertThat(server.answers()).isTrue();
    }
  }

  @Test
  void a_detached_server_outlives_its_owner_until_it_is_stopped() throws Exception {
    var owner = Owner.of(HOME, data, true);
    assertThat(owner.process().onExit().join().exitValue()).isZero();

    var found = LocalPostgres.running(data).orElseThrow();
    assertThat(found.pid()).isEqualTo(owner.server());
    assertThat(found.port()).isEqualTo(owner.port());
    found.close();
    assertThat(found.answers()).isTrue();

    var again = LocalPostgres.start(new LocalServer(HOME, data, 0, true, SOON));
    assertThat(again.pid()).isEqualTo(owner.server());
    assertThatThrownBy(() -> LocalPostgres.start(tied()))
        .isInstanceOf(ServerFailed.class)
        .hasMessage(
            "Postgres already runs on %s (process %d)"
                .formatted(data.toRealPath(), owner.server()));

    again.stop();
    assertThat(owner.serverLives()).isFalse();
    assertThat(LocalPostgres.running(data)).isEmpty();
    assertThat(Port.isFree(owner.port())).isTrue();
  }

  @Test
  void a_note_of_another_program_is_not_believed() throws Exception {
    Files.createDirectories(data);
    new Note(ProcessHandle.current().pid(), 5432).leave(new Site(data.toRealPath()));

    assertThat(LocalPostgres.running(data)).isEmpty();
    assertThat(LocalPostgres.running(temporary.resolve("nowhere"))).isEmpty();
  }

  @Test
  void a_port_in_use_is_named() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> LocalPostgres.start(new LocalServer(HOME, data, port, false, SOON)))
          .isInstanceOf(ServerFailed.class)
          .hasMessage("port " + port + ", which Postgres was to have, is in use");
    }
  }

  @Test
  void a_failed_start_shows_the_end_of_the_log() throws Exception {
    LocalPostgres.start(tied()).close();
    Files.writeString(data.resolve("store/postgresql.conf"), "shared_buffers = many\n");
    var began = System.nanoTime();

    assertThatThrownBy(() -> LocalPostgres.start(tied()))
        .isInstanceOf(ServerFailed.class)
        .hasMessageStartingWith("Postgres ended while it was starting; the end of its log:\n")
        .hasMessageContaining("FATAL");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
  }

  @Test
  void a_home_that_is_closed_to_others_will_do() throws Exception {
    var closed = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    var home = Files.createDirectory(temporary.resolve("a closed 'home'"), closed).resolve("local");

    try (var server = LocalPostgres.start(LocalServer.throwAway(home))) {
      assertThat(server.answers()).isTrue();
    }
  }

  @Test
  void another_platform_is_told_what_it_lacks() {
    assertThatThrownBy(() -> PostgresBinaries.of("Mac OS X", "aarch64").unpacked(HOME))
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("/postgres-darwin-arm_64.txz")
        .hasMessageContaining("DANDEX_DATABASE_URL");
  }

  private LocalServer tied() {
    return new LocalServer(HOME, data, 0, false, SOON);
  }

  private static void write(LocalPostgres server, String word) throws SQLException {
    try (var connection = connect(server);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE memory (word text)");
      statement.execute("INSERT INTO memory VALUES ('" + word + "')");
    }
  }

  private static String read(LocalPostgres server) throws SQLException {
    try (var connection = connect(server)) {
      return ask(connection, "SELECT word FROM memory");
    }
  }

  private static Connection connect(LocalPostgres server) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + server.port() + "/dandex?user=postgres");
  }

  private static String ask(Connection connection, String question) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
