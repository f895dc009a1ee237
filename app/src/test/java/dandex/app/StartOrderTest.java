package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Processes and stores may be started in any order: who comes first waits.
@Timeout(180)
class StartOrderTest {
  private static final String NOBODY = "http://127.0.0.1:1";
  private static final String WAITING = "does not answer: .*; waiting for it, \\d+ s left";

  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void kill() throws Exception {
    for (var process : processes) process.destroyForcibly().waitFor();
  }

  private Path log(int number) {
    return home.resolve("err" + number);
  }

  private Process start(String command) throws IOException {
    var number = processes.size();
    var process =
        new Program(home, environment)
            .start(home.resolve("out" + number), log(number), command.split(" ", -1));
    processes.add(process);
    return process;
  }

  private void awaitWords(int number, String pattern) throws IOException {
    var words = Pattern.compile(pattern);
    Watch.await(
        "it says " + pattern,
        () -> {
          var said = Files.readString(log(number));
          assertThat(processes.get(number).isAlive()).as(said).isTrue();
          return words.matcher(said).find();
        });
  }

  private void assertEnd(Process process, int exit) throws Exception {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    var said = Files.readString(log(processes.indexOf(process)));
    assertThat(process.exitValue()).as(said).isEqualTo(exit);
    assertThat(said).doesNotContain("Exception", "\tat ");
  }

  @ParameterizedTest
  @CsvSource({
    "serve --port 0,  Serving http",
    "work,            Working on requests",
    "schedule,        Asking for runs by the clock",
    "mirror --follow, Mirroring changes as they come"
  })
  void whoever_goes_on_without_an_end_waits_for_postgres_and_needs_no_elasticsearch(
      String command, String begun) throws Exception {
    var database = TestServers.freshDatabase();
    try (var line = new Line(database)) {
      line.cut();
      environment.put("DANDEX_DATABASE_URL", through(line, database));
      environment.put("DANDEX_ELASTICSEARCH_URL", NOBODY);
      var process = start(command);
      awaitWords(0, WAITING);

      line.mend();
      awaitWords(0, begun);
      process.destroy();

      assertEnd(process, 0);
    }
  }

  @Test
  void a_sync_waits_too() throws Exception {
    var database = TestServers.freshDatabase();
    try (var archive = Archive.serve(Holdings.generated(3, 2, 5), 0);
        var line = new Line(database)) {
      line.cut();
      environment.put("DANDEX_DATABASE_URL", through(line, database));
      environment.put("DANDEX_DANDI_URL", archive.dandiUrl());
      var process = start("sync dandi");
      awaitWords(0, WAITING);

      line.mend();

      assertEnd(process, 0);
      assertThat(CatalogDump.count(database, "select count(*) from dandiset")).isPositive();
    }
  }

  @Test
  void the_wait_ends_with_one_line_when_its_time_is_over() throws Exception {
    environment.put("DANDEX_DATABASE_URL", "postgresql://me:s3cret@127.0.0.1:1/x");
    environment.put("DANDEX_START_PATIENCE", "1");
    environment.put("DANDEX_LOG_LEVEL", "warn");

    var process = start("work");

    assertEnd(process, 1);
    assertThat(Files.readString(log(0)).lines())
        .singleElement()
        .asString()
        .matches(
            "dandex: Postgres at 127.0.0.1:1, database x, does not answer: .*; it was waited"
                + " for 1 s \\(DANDEX_START_PATIENCE\\)");
  }

  @Test
  void who_is_not_to_wait_does_not_and_who_is_refused_neither() throws Exception {
    environment.put("DANDEX_DATABASE_URL", "postgresql://me:s3cret@127.0.0.1:1/x");
    environment.put("DANDEX_START_PATIENCE", "0");
    assertEnd(start("schedule"), 1);
    assertThat(Files.readString(log(0)).lines()).hasSize(1);

    environment.put("DANDEX_DATABASE_URL", TestServers.freshDatabase() + "_nowhere");
    environment.put("DANDEX_START_PATIENCE", "600");
    assertEnd(start("serve --port 0"), 1);
    assertThat(Files.readString(log(1))).contains("has no database of that name");
    assertThat(Files.readString(log(1)).lines()).hasSize(1);
  }

  /// One that refuses, and one that takes a connection and then says nothing.
  @ParameterizedTest
  @CsvSource({"serve --port 0, true", "work, false", "sync dandi, true"})
  void a_signal_ends_the_wait_at_once_as_cancelled(String command, boolean silent)
      throws Exception {
    try (var deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var port = silent ? deaf.getLocalPort() : 1;
      environment.put("DANDEX_DATABASE_URL", "postgresql://me@127.0.0.1:" + port + "/x");
      environment.put("DANDEX_DATABASE_PATIENCE", "600");
      environment.put("DANDEX_START_PATIENCE", "600");
      var process = start(command);
      awaitWords(0, silent ? "is asked whether it answers" : WAITING);

      var asked = System.nanoTime();
      process.destroy();

      assertEnd(process, 130);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(20));
      assertThat(Files.readString(log(0))).contains("Stopping");
    }
  }

  @Test
  void whoever_is_first_migrates_and_the_others_wait() throws Exception {
    var database = TestServers.freshDatabase();
    environment.put("DANDEX_DATABASE_URL", database);
    environment.put("DANDEX_ELASTICSEARCH_URL", NOBODY);
    try (var other = CatalogDump.connect(database);
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("create table dandiset (in_the_way int)");
      start("work");
      start("schedule");
      for (int n = 0; n < 2; n++) awaitWords(n, "its schema is brought up to date");

      other.rollback();
    }
    awaitWords(0, "Working on requests");
    awaitWords(1, "Asking for runs by the clock");
    for (var process : processes) process.destroy();
    for (var process : processes) assertEnd(process, 0);
  }

  private static String through(Line line, String database) {
    return database.replaceFirst("@[^/]*", "@" + line.url().replace("http://", ""));
  }
}
