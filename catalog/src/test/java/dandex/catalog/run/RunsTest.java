package dandex.catalog.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dandex.catalog.Json;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final Starter US = new Starter("here", 42, "0.1.0");
  private static final RunReport NOTHING = new RunReport(Map.of(), List.of(), null);

  private final Database database =
      Database.open(TestServers.freshDatabase(), 3, Duration.ofSeconds(20));
  private final Runs runs = new Runs(database.dataSource(), Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_run_that_started_says_so() {
    var id = runs.start(RunKind.DANDI, US, new Json("{\"full\": true}"));

    assertThat(runs.byId(id))
        .contains(
            new Run(
                id,
                RunKind.DANDI,
                "all",
                RunStatus.RUNNING,
                new Json("{\"full\": true}"),
                US,
                NOW,
                null,
                NOTHING));
    assertThat(runs.byId(id + 1)).isEmpty();
  }

  @Test
  void a_report_is_read_back_in_the_order_in_which_people_read_it() {
    var id = runs.start(RunKind.LINDI, US, new Json("{}"));
    var counts = new LinkedHashMap<String, Long>();
    counts.put("seen", 3L);
    counts.put("added", 5_000_000_000L);
    counts.put("b", 0L);
    var report =
        new RunReport(
            counts, List.of(new RunError("000003", "said \"no\"\nand \u0000 more")), "half of it");

    runs.finish(id, RunStatus.COMPLETED_WITH_ERRORS, report);

    var read = runs.byId(id).orElseThrow();
    assertThat(read.status()).isEqualTo(RunStatus.COMPLETED_WITH_ERRORS);
    assertThat(read.finished()).isEqualTo(NOW);
    assertThat(List.copyOf(read.report().counts().entrySet()))
        .isEqualTo(List.copyOf(counts.entrySet()));
    assertThat(read.report().errors())
        .containsExactly(new RunError("000003", "said \"no\"\nand \uFFFD more"));
    assertThat(read.report().message()).isEqualTo("half of it");
  }

  @Test
  void the_last_of_each_kind_that_has_ended_is_told_without_its_errors() {
    assertThat(runs.lastEnded()).isEmpty();
    var report =
        new RunReport(Map.of("added", 7L), List.of(new RunError("000003", "lost")), "half of it");
    var former = runs.start(RunKind.DANDI, US, new Json("{}"));
    runs.finish(former, RunStatus.COMPLETED, NOTHING);
    var last = runs.start(RunKind.DANDI, US, new Json("{}"));
    runs.finish(last, RunStatus.FAILED, report);
    var mirror = runs.start(RunKind.MIRROR, US, new Json("{}"));
    runs.finish(mirror, RunStatus.COMPLETED, NOTHING);
    runs.start(RunKind.DANDI, US, new Json("{}"));

    assertThat(runs.lastEnded()).extracting(Run::id).containsExactlyInAnyOrder(last, mirror);
    assertThat(runs.lastEnded())
        .filteredOn(run -> run.kind() == RunKind.DANDI)
        .singleElement()
        .satisfies(run -> {
          assertThat(run.status()).isEqualTo(RunStatus.FAILED);
          assertThat(run.report())
              .isEqualTo(new RunReport(Map.of("added", 7L), List.of(), "half of it"));
        });
  }

  @Test
  void runs_whose_process_died_are_buried_and_others_are_not() {
    var dead = runs.start(RunKind.DANDI, US, new Json("{}"));
    var other = runs.start(RunKind.MIRROR, US, new Json("{}"));
    var done = runs.start(RunKind.DANDI, US, new Json("{}"));
    runs.finish(done, RunStatus.COMPLETED, NOTHING);

    assertThat(runs.bury(RunKind.DANDI)).isEqualTo(1);

    assertThat(runs.newest(9, null))
        .extracting(Run::id, Run::status)
        .containsExactly(
            tuple(done, RunStatus.COMPLETED),
            tuple(other, RunStatus.RUNNING),
            tuple(dead, RunStatus.FAILED));
    assertThat(runs.byId(dead).orElseThrow().report().message()).isEqualTo("its process died");
  }

  @Test
  void the_newest_come_first_page_by_page() {
    var first = runs.start(RunKind.DANDI, US, new Json("{}"));
    var second = runs.start(RunKind.DANDI, US, new Json("{}"));
    var third = runs.start(RunKind.DANDI, US, new Json("{}"));

    assertThat(runs.newest(2, null)).extracting(Run::id).containsExactly(third, second);
    assertThat(runs.newest(2, second)).extracting(Run::id).containsExactly(first);
    assertThat(runs.count()).isEqualTo(3);
  }

  @Test
  void a_run_says_what_it_is_about_and_is_the_one_that_goes_on() {
    var id = runs.start(RunKind.DANDI, "DANDI:000003", US, new Json("{}"));
    runs.start(RunKind.LINDI, US, new Json("{}"));

    assertThat(runs.going(RunKind.DANDI).orElseThrow().scope()).isEqualTo("DANDI:000003");
    assertThat(runs.going(RunKind.MIRROR)).isEmpty();
    var ended = runs.finish(id, RunStatus.COMPLETED, NOTHING);
    assertThat(runs.byId(id)).contains(ended);
    assertThat(runs.going(RunKind.DANDI)).isEmpty();
  }

  @Test
  void what_a_run_did_so_far_is_seen_and_never_written_over_its_end() {
    var id = runs.start(RunKind.DANDI, US, new Json("{}"));
    var url = "https://archive.example/api/dandisets/000003/";
    var soFar =
        new RunReport(Map.of("requests", 7L), List.of(new RunError("000003", "gone", url)), null);

    runs.progress(id, soFar);
    assertThat(runs.byId(id).orElseThrow().report()).isEqualTo(soFar);

    var end = new RunReport(Map.of("requests", 9L), List.of(), null);
    runs.finish(id, RunStatus.COMPLETED, end);
    runs.progress(id, soFar);
    assertThat(runs.byId(id).orElseThrow().report()).isEqualTo(end);
  }

  @Test
  void errors_that_were_recorded_without_a_url_are_read() throws Exception {
    var id = runs.start(RunKind.DANDI, US, new Json("{}"));
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "update run set errors = '[{\"subject\": \"000003\", \"message\": \"gone\"}]'");
    }

    assertThat(runs.byId(id).orElseThrow().report().errors())
        .containsExactly(new RunError("000003", "gone", null));
  }

  @Test
  void runs_of_a_kind_are_listed_alone() {
    var first = runs.start(RunKind.DANDI, US, new Json("{}"));
    runs.start(RunKind.LINDI, US, new Json("{}"));

    assertThat(runs.newest(9, null, RunKind.DANDI)).extracting(Run::id).containsExactly(first);
  }
}
