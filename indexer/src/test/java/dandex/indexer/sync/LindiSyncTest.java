package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.NwbObject;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.Runs;
import dandex.catalog.run.Starter;
import dandex.indexer.lindi.Courtesy;
import dandex.indexer.lindi.LindiHost;
import dandex.indexer.lindi.LindiLimits;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import dandex.sandbox.archive.KnownAsset;
import dandex.sandbox.archive.KnownObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LindiSyncTest {
  private static final long SEED = 20_260_101;
  private static final Courtesy HASTE =
      new Courtesy(Duration.ofSeconds(5), 2, Duration.ofMillis(1), 0);
  private static final String GOOD =
      """
      {"refs": {".zattrs": {"neurodata_type": "NWBFile"},
        "units/.zattrs": {"neurodata_type": "Units", "colnames": ["spike_times"]},
        "units/id/.zarray": {"shape": [%d]}}}
      """;

  private final SyncBench bench = new SyncBench();
  private final TurnedClock clock = new TurnedClock();
  private final Archive archive = Archive.serve(Holdings.generated(SEED, 6, 120), 0);
  private List<KnownAsset> files = List.of();

  @BeforeEach
  void knowTheAssets() throws Exception {
    bench.sync(archive.dandiUrl());
    recordTheRun();
    files = archive.knows().all().filter(LindiSyncTest::isNwb).toList();
    archive.forgetRequests();
  }

  @AfterEach
  void close() {
    archive.close();
    bench.close();
  }

  @Test
  void everything_readable_is_stored_as_the_archive_knows_it() throws Exception {
    var notes = sync(archive.lindiUrl(), LindiSyncOptions.PLAIN);

    assertThat(notes.errors()).as("seed %d", SEED).isEmpty();
    assertThat(notes.figure("filesDue")).isEqualTo(files.size());
    assertThat(notes.figure("filesRead")).isEqualTo(count(KnownAsset.LindiState.READABLE));
    assertThat(notes.figure("filesAbsent")).isEqualTo(count(KnownAsset.LindiState.ABSENT));
    assertThat(notes.figure("filesRejected")).isEqualTo(count(KnownAsset.LindiState.BROKEN));
    assertThat(notes.figure("requests")).isEqualTo(archive.requests().of("lindi").requests());
    assertThat(notes.figure("bytes")).isEqualTo(archive.requests().of("lindi").bytes());
    var stored = bench.database.assets().objects(files.stream().map(LindiSyncTest::id).toList());
    for (var file : files) {
      assertThat(facts(stored.getOrDefault(id(file), List.of())))
          .as("seed %d, asset %s", SEED, file.id())
          .isEqualTo(known(file.objects()));
    }
    assertThat(bench.number("select count(*) from nwb_object")).isEqualTo(notes.figure("objects"));
  }

  @Test
  void a_second_sync_asks_for_nothing() throws Exception {
    sync(archive.lindiUrl(), LindiSyncOptions.PLAIN);
    var before = bench.rows("select asset::text, l::text from lindi l");
    var revisions = bench.revisions();
    archive.forgetRequests();

    var notes = sync(archive.lindiUrl(), LindiSyncOptions.PLAIN);

    assertThat(archive.requests().total()).isZero();
    assertThat(notes.figure("filesDue")).isZero();
    assertThat(bench.rows("select asset::text, l::text from lindi l")).isEqualTo(before);
    assertThat(bench.revisions()).isEqualTo(revisions);
  }

  @Test
  void after_a_month_and_some_days_a_file_that_did_not_change_costs_nothing_but_dates()
      throws Exception {
    sync(archive.lindiUrl(), LindiSyncOptions.PLAIN);
    var stored = bench.rows(STORED);
    var revisions = bench.revisions();
    archive.forgetRequests();
    clock.advance(Duration.ofDays(34));

    var notes = sync(archive.lindiUrl(), LindiSyncOptions.PLAIN);

    assertThat(notes.figure("filesUnchanged")).isEqualTo(count(KnownAsset.LindiState.READABLE));
    assertThat(notes.figure("filesRead")).isZero();
    assertThat(archive.requests().of("lindi").status(304))
        .isEqualTo(count(KnownAsset.LindiState.READABLE));
    assertThat(bench.rows(STORED)).isEqualTo(stored);
    assertThat(bench.revisions()).isEqualTo(revisions);
    assertThat(sync(archive.lindiUrl(), LindiSyncOptions.PLAIN).figure("filesDue")).isZero();
  }

  @Test
  void revalidation_is_spread_over_days() throws Exception {
    sync(archive.lindiUrl(), LindiSyncOptions.PLAIN);

    assertThat(bench.number("select count(distinct due_at::date) from lindi where state = 'read'"))
        .isBetween(4L, 7L);
    assertThat(
            bench.number(
                """
                select count(*) from lindi where state = 'read'
                  and due_at not between asked_at + interval '27 days' and asked_at + interval '33 days'
                """))
        .isZero();
  }

  @Test
  void a_forced_sync_reads_everything_anew_and_unconditionally() throws Exception {
    sync(archive.lindiUrl(), LindiSyncOptions.PLAIN);
    var revisions = bench.revisions();
    archive.forgetRequests();

    var notes = sync(archive.lindiUrl(), LindiSyncOptions.PLAIN.forced());

    assertThat(notes.figure("filesRead")).isEqualTo(count(KnownAsset.LindiState.READABLE));
    assertThat(archive.requests().of("lindi").status(304)).isZero();
    assertThat(bench.revisions()).isEqualTo(revisions);
  }

  @Test
  void only_the_dandisets_that_were_named_are_asked_for() throws Exception {
    var dandiset =
        files.stream()
            .collect(Collectors.groupingBy(KnownAsset::dandiset, Collectors.counting()))
            .entrySet()
            .stream()
            .max(Map.Entry.comparingByValue())
            .orElseThrow();

    var notes =
        sync(
            archive.lindiUrl(),
            LindiSyncOptions.PLAIN.only(Set.of(new DandisetId(dandiset.getKey()))));

    assertThat(notes.figure("filesDue")).isEqualTo(dandiset.getValue());
    assertThat(archive.requests().of("lindi").requests()).isEqualTo(dandiset.getValue());
  }

  @Test
  void a_broken_new_file_leaves_the_good_structure_alone() throws Exception {
    var asset = files.getFirst().id();
    try (var shelf = new LindiShelf()) {
      shelf.put(asset, GOOD.formatted(31));
      sync(shelf.base(), LindiSyncOptions.PLAIN);
      var stored = bench.rows(STORED);
      var objects = bench.database.assets().objects(List.of(AssetId.parse(asset)));
      assertThat(objects.values().iterator().next()).hasSize(2);

      for (var broken : List.of("{\"refs\": {", "{\"refs\": {}}", "{}", "<html>", "")) {
        clock.advance(Duration.ofDays(40));
        shelf.put(asset, broken);
        assertThat(sync(shelf.base(), LindiSyncOptions.PLAIN).figure("filesRejected")).isEqualTo(1);
        assertThat(bench.rows(STORED)).as(broken).isEqualTo(stored);
      }
      clock.advance(Duration.ofDays(40));
      shelf.remove(asset);
      sync(shelf.base(), LindiSyncOptions.PLAIN);
      clock.advance(Duration.ofDays(40));
      shelf.status(500);
      sync(shelf.base(), LindiSyncOptions.PLAIN);

      assertThat(bench.rows(STORED)).isEqualTo(stored);
      assertThat(bench.database.assets().objects(List.of(AssetId.parse(asset)))).isEqualTo(objects);
    }
  }

  @Test
  void a_new_file_takes_the_place_of_the_old_one() throws Exception {
    var asset = files.getFirst().id();
    try (var shelf = new LindiShelf()) {
      shelf.put(asset, GOOD.formatted(31));
      sync(shelf.base(), LindiSyncOptions.PLAIN);
      shelf.put(asset, GOOD.formatted(32));
      clock.advance(Duration.ofDays(40));
      sync(shelf.base(), LindiSyncOptions.PLAIN);

      assertThat(bench.number("select rows from nwb_object where neurodata_type = 'Units'"))
          .isEqualTo(32);
      assertThat(shelf.asked().getLast()).isNotEmpty();
    }
  }

  @Test
  void absent_and_unusable_files_come_back_after_1_3_9_27_and_30_days() throws Exception {
    var asset = files.getFirst().id();
    try (var shelf = new LindiShelf()) {
      shelf.put(asset, "broken");
      for (int days : List.of(1, 3, 9, 27, 30, 30)) {
        assertThat(sync(shelf.base(), LindiSyncOptions.PLAIN).figure("filesDue"))
            .isEqualTo(files.size());
        clock.advance(Duration.ofDays(days).minusSeconds(1));
        assertThat(sync(shelf.base(), LindiSyncOptions.PLAIN).figure("filesDue")).isZero();
        clock.advance(Duration.ofSeconds(1));
      }
    }
  }

  @Test
  void files_whose_host_fails_are_errors_and_come_back_after_minutes_that_become_hours()
      throws Exception {
    try (var shelf = new LindiShelf()) {
      shelf.status(403);
      for (int minutes : List.of(5, 10, 20, 40, 80, 160, 320, 360, 360)) {
        var notes = sync(shelf.base(), LindiSyncOptions.PLAIN);
        assertThat(notes.figure("filesFailed")).isEqualTo(files.size());
        assertThat(notes.errors()).hasSize(files.size());
        var error = notes.errors().getFirst();
        assertThat(error.message())
            .startsWith("the host answered 403: " + shelf.base() + "/dandisets/")
            .contains("/assets/" + error.subject() + "/");
        clock.advance(Duration.ofMinutes(minutes).minusSeconds(1));
        assertThat(sync(shelf.base(), LindiSyncOptions.PLAIN).figure("filesDue")).isZero();
        clock.advance(Duration.ofSeconds(1));
      }
      shelf.status(200);
      assertThat(sync(shelf.base(), LindiSyncOptions.PLAIN).figure("filesAbsent"))
          .isEqualTo(files.size());
    }
  }

  @Test
  void a_host_that_is_not_there_ends_the_run_early_with_one_clear_line() throws Exception {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    var notes = new Notes();

    assertThatThrownBy(
            () -> sync(URI.create("http://127.0.0.1:" + free), LindiSyncOptions.PLAIN, notes))
        .isInstanceOf(LindiHostUnreachable.class)
        .hasMessageStartingWith("No connection to the LINDI host at http://127.0.0.1:" + free)
        .message()
        .doesNotContain("\n");
    assertThat(notes.figure("requests")).isBetween(20L, 60L);
    assertThat(notes.figure("filesFailed")).isLessThan(files.size());
  }

  @Test
  void what_was_read_before_a_cancellation_is_kept() throws Exception {
    var notes = new Notes();
    try (var shelf = new LindiShelf()) {
      for (var file : files) shelf.put(file.id(), GOOD.formatted(1));
      shelf.beforeAnswer(() -> {
        if (shelf.asked().size() == 20) notes.cancellation.ask();
      });
      sync(shelf.base(), LindiSyncOptions.PLAIN, notes);
      shelf.beforeAnswer(() -> {});

      assertThat(notes.figure("filesRead")).isBetween(10L, 40L);
      assertThat(notes.figure("filesFailed")).isZero();
      assertThat(bench.count("lindi")).isEqualTo(notes.figure("filesRead"));
      var rest = sync(shelf.base(), LindiSyncOptions.PLAIN);
      assertThat(rest.figure("filesDue")).isEqualTo(files.size() - notes.figure("filesRead"));
    }
  }

  @Test
  void no_more_files_are_read_at_once_than_is_allowed() throws Exception {
    try (var shelf = new LindiShelf()) {
      sync(shelf.base(), LindiSyncOptions.PLAIN.withConcurrency(2));

      assertThat(shelf.mostAtOnce()).isBetween(1, 2);
      assertThat(shelf.asked()).hasSize(files.size()).doesNotHaveDuplicates();
    }
  }

  @Test
  void figures_are_named_before_anything_is_counted() throws Exception {
    var notes = new Notes();
    notes.cancellation.ask();
    sync(archive.lindiUrl(), LindiSyncOptions.PLAIN, notes);

    assertThat(
            List.of(
                notes.figure("filesDue"),
                notes.figure("filesRead"),
                notes.figure("filesUnchanged"),
                notes.figure("filesAbsent"),
                notes.figure("filesRejected"),
                notes.figure("filesFailed"),
                notes.figure("objects"),
                notes.figure("requests"),
                notes.figure("bytes")))
        .containsOnly(0L);
  }

  private static final String STORED =
      """
      select asset::text, concat_ws(' ', url, structure, generation_metadata, processed_at)
      from lindi where structure is not null
      """;

  /// The one that [Notes] says it is.
  private void recordTheRun() {
    new Runs(bench.database.dataSource(), clock)
        .start(RunKind.LINDI, new Starter("test", 1, "test"), new Json("{}"));
  }

  private Notes sync(Object base, LindiSyncOptions options) throws Exception {
    return sync(URI.create(base.toString()), options, new Notes());
  }

  private Notes sync(Object base, LindiSyncOptions options, Notes notes) throws Exception {
    var where = URI.create(base.toString());
    try (var host = new LindiHost(where, "dandex/test", HASTE, LindiLimits.DEFAULT)) {
      new LindiSync(bench.database.lindi(), host, options, clock).run(notes);
    }
    return notes;
  }

  private long count(KnownAsset.LindiState state) {
    return files.stream().filter(file -> file.lindi() == state).count();
  }

  private static boolean isNwb(KnownAsset asset) {
    return "application/x-nwb".equals(asset.encodingFormat());
  }

  private static AssetId id(KnownAsset asset) {
    return AssetId.parse(asset.id());
  }

  private static Set<String> facts(List<NwbObject> objects) {
    return objects.stream()
        .map(o -> facts(o.path(), o.neurodataType(), o.columns(), o.rows(), o.shape(), o.dtype()))
        .collect(Collectors.toSet());
  }

  private static Set<String> known(List<KnownObject> objects) {
    return objects.stream()
        .map(o -> facts(o.path(), o.neurodataType(), o.columns(), o.rows(), o.shape(), o.dtype()))
        .collect(Collectors.toSet());
  }

  private static String facts(Object... facts) {
    return Arrays.asList(facts).toString();
  }
}
