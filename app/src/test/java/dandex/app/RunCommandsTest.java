package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.Json;
import dandex.catalog.run.RunError;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunLock;
import dandex.catalog.run.RunReport;
import dandex.catalog.run.RunRequests;
import dandex.catalog.run.RunStatus;
import dandex.catalog.run.Runs;
import dandex.catalog.run.Starter;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands about runs and requests, on a real Postgres and an archive in a box.
class RunCommandsTest {
  private static final Starter ELSEWHERE = new Starter("elsewhere", 42, "0.1.0");

  private static Archive archive;

  @TempDir Path home;

  private final String url = TestServers.freshDatabase();
  private final Database database = Database.open(url, 3, Duration.ofSeconds(20));
  private final Runs runs = new Runs(database.dataSource(), Clock.systemUTC());

  @BeforeAll
  static void serve() {
    archive = Archive.serve(Holdings.generated(3, 3, 20), 0);
  }

  @AfterAll
  static void stop() {
    archive.close();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Said run(String... arguments) {
    var environment =
        Map.of(
            "DANDEX_DATABASE_URL", url,
            "DANDEX_DANDI_URL", archive.dandiUrl(),
            "DANDEX_LINDI_URL", archive.lindiUrl());
    return new Prompt(home, environment).run(arguments);
  }

  private long failedRun() {
    var id = runs.start(RunKind.DANDI, "DANDI:000003", ELSEWHERE, new Json("{\"concurrency\": 4}"));
    var error = new RunError("000003", "no answer", "https://archive.example/000003/");
    runs.finish(
        id,
        RunStatus.COMPLETED_WITH_ERRORS,
        new RunReport(Map.of("assetsAdded", 1234L), List.of(error), null));
    return id;
  }

  @Test
  void without_runs_the_list_is_empty_and_says_what_makes_one() throws Exception {
    assertThat(run("runs").err()).contains("dandex sync all");
    assertThat(run("runs", "--json").json()).isEmpty();
    assertThat(run("requests").err()).contains("dandex requests put");
    assertThat(run("requests", "--json").json()).isEmpty();
    assertThat(run("work", "--once")).isEqualTo(new Said(0, "", ""));
  }

  @Test
  void runs_are_listed_for_people_and_for_scripts() throws Exception {
    var id = failedRun();
    runs.start(RunKind.LINDI, ELSEWHERE, new Json("{}"));

    assertThat(run("runs").out().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("RUN  STARTED"))
        .anyMatch(line -> line.matches(id + " .*  dandi  DANDI:000003  completed with errors .*"));
    assertThat(run("runs", "--kind", "lindi").out()).contains("running").doesNotContain("000003");
    var json = run("runs", "--json").json();
    assertThat(json).hasSize(2);
    assertThat(json.path(0).path("status").asText()).isEqualTo("running");
    assertThat(json.path(0).path("exitCode").isNull()).isTrue();
    assertThat(json.path(1).path("exitCode").intValue()).isEqualTo(3);
    assertThat(json.path(1).path("errors").path(0).path("url").asText())
        .isEqualTo("https://archive.example/000003/");
  }

  @Test
  void one_run_is_shown_whole() throws Exception {
    var id = failedRun();

    assertThat(run("runs", "" + id).out())
        .contains("Run " + id + " (dandi, DANDI:000003) completed with errors in ")
        .contains("elsewhere", "pid 42, dandex 0.1.0", "{\"concurrency\": 4}", "1,234 added")
        .contains("    000003: no answer\n      https://archive.example/000003/\n");
    var json = run("runs", "" + id, "--json").json();
    assertThat(json.path("scope").asText()).isEqualTo("DANDI:000003");
    assertThat(json.path("options").path("concurrency").intValue()).isEqualTo(4);
    assertThat(json.path("started").asText()).endsWith("Z");
  }

  @Test
  void what_is_not_there_is_one_clear_line() {
    assertThat(run("runs", "99")).isEqualTo(new Said(1, "", "dandex: There is no run 99.\n"));
    assertThat(run("requests", "cancel", "99"))
        .isEqualTo(new Said(1, "", "dandex: There is no request 99.\n"));
  }

  @Test
  void a_run_that_gives_way_says_to_whom() {
    var id = runs.start(RunKind.LINDI, ELSEWHERE, new Json("{}"));
    try (var _ = RunLock.tryTake(database.dataSource(), RunKind.LINDI).orElseThrow()) {
      var said = run("sync", "lindi", "--json");

      assertThat(said.exit()).isEqualTo(1);
      assertThat(said.out()).isEmpty();
      assertThat(said.err())
          .contains("Run " + id + " (lindi, all) is going on since", "host elsewhere", "pid 42")
          .contains("--wait");
    }
  }

  @Test
  void a_summary_for_scripts_is_one_object_on_a_line() throws Exception {
    var said = run("sync", "lindi", "--json", "--wait", "--dandiset-id", "3");

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out().lines()).hasSize(1);
    assertThat(said.json().path("kind").asText()).isEqualTo("lindi");
    assertThat(said.json().path("status").asText()).isEqualTo("completed");
    assertThat(said.json().path("scope").asText()).isEqualTo("DANDI:000003");
    assertThat(said.json().path("tookSeconds").isNumber()).isTrue();
    assertThat(said.json().path("exitCode").intValue()).isZero();
  }

  @Test
  void what_is_put_is_worked_off() throws Exception {
    assertThat(run("requests", "put", "dandi", "--options", "{\"concurrency\": 2}").exit())
        .isZero();
    assertThat(run("requests", "put", "lindi").exit()).isZero();

    var worked = run("work", "--once", "--kind", "dandi,lindi");

    assertThat(worked.exit()).as(worked.err()).isZero();
    assertThat(worked.err()).contains("(dandi, all) completed", "(lindi, all) completed");
    var requests = run("requests", "--json").json();
    assertThat(requests.findValuesAsText("state")).containsExactly("done", "done");
    var run = run("runs", requests.path(1).path("run").asText(), "--json").json();
    assertThat(run.path("options").path("concurrency").intValue()).isEqualTo(2);
    assertThat(run.path("counts").path("assetsAdded").intValue()).isPositive();
    assertThat(run("requests", "cancel", requests.path(0).path("request").asText()).err())
        .contains("has ended already: done");
  }

  @Test
  void a_request_is_cancelled_before_it_runs() throws Exception {
    run("requests", "put", "mirror");
    var id = run("requests", "--json").json().path(0).path("request").asText();

    assertThat(run("requests", "cancel", id).out()).contains("is cancelled");
    assertThat(run("requests").out()).contains("cancelled before it began");
    assertThat(run("work", "--once").exit()).isZero();
    assertThat(runs.count()).isZero();
  }

  @Test
  void a_request_that_somebody_else_wrote_wrongly_is_refused_and_not_looped() throws Exception {
    new RunRequests(database.dataSource(), Clock.systemUTC())
        .put(RunKind.DANDI, new Json("{\"dandisets\": \"all\"}"), "a schedule");

    assertThat(run("work", "--once").exit()).isEqualTo(1);

    var request = run("requests", "--json").json().path(0);
    assertThat(request.path("state").asText()).isEqualTo("refused");
    assertThat(request.path("outcome").asText())
        .isEqualTo("dandisets is \"all\", not a list of identifiers");
  }
}
