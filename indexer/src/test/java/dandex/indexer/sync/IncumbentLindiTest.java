package dandex.indexer.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunStatus;
import dandex.catalog.run.Runs;
import dandex.catalog.run.Starter;
import dandex.indexer.lindi.Courtesy;
import dandex.indexer.lindi.LindiHost;
import dandex.indexer.lindi.LindiLimits;
import dandex.indexer.run.Cancellation;
import dandex.indexer.run.Progress;
import dandex.indexer.run.RunOutcome;
import dandex.indexer.run.Runner;
import dandex.sandbox.archive.Failure;
import dandex.sandbox.archive.Fault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What went wrong with LINDI files in the program that we replace, above all when it ran again.
@Timeout(120)
class IncumbentLindiTest {
  private static final LindiSyncOptions PLAIN = LindiSyncOptions.PLAIN;
  private static final String FILE =
      "{\"refs\": {\".zattrs\": {\"neurodata_type\": \"NWBFile\", \"n\": %d}}}";

  private static LindiBench bench;

  @BeforeAll
  static void open() throws Exception {
    bench = new LindiBench();
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @BeforeEach
  void forget() throws Exception {
    bench.forget();
    bench.archive.heal();
  }

  @Test
  void w12_a_second_run_asks_for_nothing() throws Exception {
    bench.sync();
    bench.archive.forgetRequests();

    assertThat(bench.sync().figure("filesDue")).isZero();
    assertThat(bench.archive.requests().total()).isZero();
  }

  @Test
  void w12_a_second_run_selects_what_came_since_the_first() throws Exception {
    bench.sync();
    var file = bench.files.getFirst();
    bench.archive.curator().amend(file.dandiset(), file.path());
    bench.catalog.sync(bench.archive.dandiUrl());

    assertThat(bench.sync().figure("filesDue")).isOne();
  }

  @Test
  void w12_what_is_beyond_max_assets_is_read_by_the_next_runs() throws Exception {
    var first = bench.sync(PLAIN.limited(20));
    bench.clock.advance(Duration.ofMinutes(1));
    var second = bench.sync();

    assertThat(first.figure("filesDue")).isEqualTo(20);
    assertThat(second.figure("filesDue")).isEqualTo(bench.files.size() - 20);
    assertThat(bench.catalog.count("lindi")).isEqualTo(bench.files.size());
  }

  @Test
  void w12_a_forced_refresh_reads_every_file_and_notes_when() throws Exception {
    try (var shelf = new LindiShelf()) {
      var asset = bench.files.getFirst().id();
      for (var file : bench.files) shelf.put(file.id(), FILE.formatted(1));
      bench.sync(shelf);
      var before = bench.stored();
      bench.clock.advance(Duration.ofHours(1));
      shelf.put(asset, FILE.formatted(2));
      var notes = bench.sync(shelf.base(), PLAIN.forced(), new Notes());

      assertThat(notes.figure("filesRead")).isEqualTo(bench.files.size());
      assertThat(shelf.asked()).noneMatch(asked -> asked.contains("unless"));
      assertThat(bench.stored().get(asset)).isNotEqualTo(before.get(asset));
      assertThat(
              bench.catalog.number(
                  "select count(*) from lindi where processed_at = '%s'"
                      .formatted(bench.clock.instant())))
          .isEqualTo(bench.files.size());
    }
  }

  @Test
  void w12_processed_at_is_when_the_structure_was_last_read() throws Exception {
    try (var shelf = new LindiShelf()) {
      var asset = bench.files.getFirst().id();
      shelf.put(asset, FILE.formatted(1));
      bench.sync(shelf);
      bench.clock.advance(Duration.ofDays(40));
      shelf.put(asset, FILE.formatted(2));
      bench.sync(shelf);

      assertThat(
              bench.catalog.number(
                  "select count(*) from lindi where processed_at = '%s'"
                      .formatted(bench.clock.instant())))
          .isOne();
    }
  }

  @Test
  void w12_files_that_failed_are_tried_again_without_being_told_to() throws Exception {
    bench.archive.fail(Fault.always(Failure.status(500)).of("lindi"));
    assertThat(bench.sync().figure("filesFailed")).isEqualTo(bench.files.size());
    bench.archive.heal();
    bench.clock.advance(Duration.ofHours(1));
    var notes = bench.sync();

    assertThat(notes.figure("filesDue")).isEqualTo(bench.files.size());
    assertThat(notes.errors()).isEmpty();
  }

  @Test
  void w12_a_run_with_nothing_to_do_is_completed_and_not_running_for_ever() throws Exception {
    bench.sync();
    var outcome = run(bench.archive.lindiUrl(), PLAIN);

    assertThat(outcome.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(outcome.exitCode()).isZero();
    assertThat(
            bench.catalog.number(
                "select count(*) from run where id = %d and finished is not null"
                    .formatted(outcome.record().id())))
        .isOne();
  }

  @Test
  void w12_a_run_that_fails_at_once_is_failed_and_not_running_for_ever() throws Exception {
    var stranger = AssetId.parse("00000000-0000-4000-8000-000000000001");
    var outcome = run(bench.archive.lindiUrl(), PLAIN.of(Set.of(stranger)));

    assertThat(outcome.status()).isEqualTo(RunStatus.FAILED);
    assertThat(outcome.report().message()).contains(stranger.toString(), "dandex sync dandi");
  }

  @Test
  void an_absent_file_is_no_error() throws Exception {
    try (var shelf = new LindiShelf()) {
      var outcome = run(shelf.base().toString(), PLAIN);

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.report().counts()).containsEntry("filesAbsent", (long) bench.files.size());
      assertThat(outcome.report().errors()).isEmpty();
    }
  }

  @Test
  void an_unusable_file_is_no_error_and_a_host_that_fails_is_exit_code_3() throws Exception {
    try (var shelf = new LindiShelf()) {
      for (var file : bench.files) shelf.put(file.id(), "{}");
      assertThat(run(shelf.base().toString(), PLAIN).exitCode()).isZero();
      shelf.status(403);
      assertThat(run(shelf.base().toString(), PLAIN.forced()).exitCode()).isEqualTo(3);
    }
  }

  @Test
  void an_absent_file_is_asked_for_again_though_its_asset_does_not_change() throws Exception {
    try (var shelf = new LindiShelf()) {
      bench.sync(shelf);
      for (var file : bench.files) shelf.put(file.id(), FILE.formatted(1));
      assertThat(bench.sync(shelf).figure("filesDue")).isZero();
      bench.clock.advance(Duration.ofDays(1));

      assertThat(bench.sync(shelf).figure("filesRead")).isEqualTo(bench.files.size());
    }
  }

  @Test
  void w9_whoever_wants_to_hear_of_each_file_gets_the_same_run_with_no_error_more()
      throws Exception {
    var quiet = bench.sync();
    bench.forget();
    var said = new ArrayList<String>();
    var loud =
        bench.sync(
            URI.create(bench.archive.lindiUrl()),
            PLAIN,
            new Notes(Progress.lines(Clock.systemUTC()).explaining(said::add)));
    bench.forget();
    var shown = new ByteArrayOutputStream();
    var barred =
        bench.sync(
            URI.create(bench.archive.lindiUrl()),
            PLAIN.forced(),
            new Notes(Progress.bars(new PrintStream(shown, true, UTF_8)).explaining(said::add)));

    assertThat(said).hasSizeGreaterThan(bench.files.size());
    for (var notes : List.of(loud, barred)) {
      assertThat(notes.errors()).isEmpty();
      for (var figure : List.of("filesDue", "filesRead", "filesAbsent", "filesRejected")) {
        assertThat(notes.figure(figure)).as(figure).isEqualTo(quiet.figure(figure));
      }
    }
  }

  @Test
  void a_document_that_cannot_be_filtered_is_not_stored_unfiltered() throws Exception {
    try (var shelf = new LindiShelf()) {
      var asset = bench.files.getFirst().id();
      for (var broken :
          List.of("{\"refs\": []}", "{\"refs\": {\"a/0\": [\"u\", 0, 1]}}", "[1]", "{\"x\": 1}")) {
        shelf.put(asset, broken);
        bench.sync(shelf.base(), PLAIN.forced(), new Notes());
        assertThat(bench.stored()).as(broken).isEmpty();
      }
    }
  }

  @Test
  void a_dandiset_without_its_zeros_is_the_same_and_the_url_has_them() throws Exception {
    var dandiset = bench.files.getFirst().dandiset();
    var named = DandisetId.parse(String.valueOf(Integer.parseInt(dandiset)));
    bench.sync(PLAIN.only(Set.of(named)));

    assertThat(bench.catalog.rows("select asset::text, url from lindi").values())
        .isNotEmpty()
        .allMatch(url -> url.contains("/dandisets/" + dandiset + "/assets/"));
  }

  private static RunOutcome run(String url, LindiSyncOptions options) {
    var courtesy = new Courtesy(Duration.ofSeconds(5), 2, Duration.ofMillis(1), 0);
    var source = bench.catalog.database.dataSource();
    var runner =
        new Runner(
            source,
            new Runs(source, bench.clock),
            new Starter("test", 1, "test"),
            Progress.lines(bench.clock),
            new Cancellation(),
            bench.clock);
    try (var host = new LindiHost(URI.create(url), "dandex/test", courtesy, LindiLimits.DEFAULT)) {
      return runner.run(
          RunKind.LINDI,
          options.json(),
          new LindiSync(bench.catalog.database.lindi(), host, options, bench.clock));
    }
  }
}
