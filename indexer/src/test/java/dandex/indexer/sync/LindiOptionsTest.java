package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.indexer.lindi.Courtesy;
import dandex.indexer.lindi.LindiHost;
import dandex.indexer.lindi.LindiLimits;
import dandex.indexer.run.Progress;
import dandex.sandbox.archive.KnownAsset;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What each option does to which files are asked for.
@Timeout(120)
class LindiOptionsTest {
  private static final LindiSyncOptions PLAIN = LindiSyncOptions.PLAIN;
  private static final String MADE =
      "{\"generatedBy\": \"dandi_lindi\", \"generationTimestamp\": \"2024-05-01T00:00:00Z\"}";
  private static final String FILE =
      "{\"generationMetadata\": %s, \"refs\": {\".zattrs\": {\"neurodata_type\": \"NWBFile\"}}}";

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
  }

  @Test
  void limited_runs_go_on_where_the_one_before_stopped() throws Exception {
    var asked = new ArrayList<String>();
    try (var shelf = new LindiShelf()) {
      for (var left = bench.files.size(); left > 0; left -= 7) {
        var notes = sync(shelf, PLAIN.limited(7));
        assertThat(notes.figure("filesDue")).isEqualTo(Math.min(7, left));
        assertThat(notes.figure("filesLeft")).isEqualTo(Math.max(0, left - 7));
      }
      asked.addAll(shelf.asked());
    }

    assertThat(asked).doesNotHaveDuplicates().hasSize(bench.files.size());
  }

  @Test
  void limited_runs_that_are_forced_go_on_too_and_begin_anew_when_all_were_asked()
      throws Exception {
    try (var shelf = new LindiShelf()) {
      for (var file : bench.files) shelf.put(file.id(), FILE.formatted(MADE));
      sync(shelf, PLAIN.limited(10));
      for (var left = bench.files.size() - 10; left > 0; left -= 10) {
        bench.clock.advance(Duration.ofMinutes(1));
        assertThat(sync(shelf, PLAIN.forced().limited(10)).figure("filesDue")).isEqualTo(10);
      }
      var round = Set.copyOf(shelf.asked());
      bench.clock.advance(Duration.ofMinutes(1));
      sync(shelf, PLAIN.forced().limited(bench.files.size()));

      assertThat(round).hasSize(bench.files.size());
      assertThat(shelf.asked()).noneMatch(asked -> asked.contains("unless"));
      var last =
          shelf.asked().subList(shelf.asked().size() - bench.files.size(), shelf.asked().size());
      assertThat(last).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_limit_beyond_what_is_due_asks_for_each_file_once() throws Exception {
    try (var shelf = new LindiShelf()) {
      var notes = sync(shelf, PLAIN.forced().limited(10_000));

      assertThat(notes.figure("filesDue")).isEqualTo(bench.files.size());
      assertThat(notes.figure("filesLeft")).isZero();
      assertThat(shelf.asked()).hasSize(bench.files.size()).doesNotHaveDuplicates();
    }
  }

  @Test
  void absent_and_unusable_files_can_be_tried_before_their_date() throws Exception {
    bench.sync();
    bench.archive.forgetRequests();
    var notes = bench.sync(PLAIN.retryingAbsent());

    assertThat(notes.figure("filesDue"))
        .isEqualTo(count(KnownAsset.LindiState.ABSENT) + count(KnownAsset.LindiState.BROKEN))
        .isPositive();
    assertThat(notes.figure("filesAbsent")).isEqualTo(count(KnownAsset.LindiState.ABSENT));
  }

  @Test
  void only_the_assets_that_were_named_are_asked_for() throws Exception {
    var wanted = bench.files.subList(3, 6);
    var notes = bench.sync(PLAIN.of(ids(wanted)));

    assertThat(notes.figure("filesDue")).isEqualTo(3);
    assertThat(bench.catalog.rows("select asset::text, state from lindi").keySet())
        .isEqualTo(wanted.stream().map(KnownAsset::id).collect(Collectors.toSet()));
  }

  @Test
  void an_asset_that_is_named_outside_of_the_dandisets_that_are_is_not_asked_for()
      throws Exception {
    var one = bench.files.getFirst();
    var other =
        bench.files.stream()
            .filter(file -> !file.dandiset().equals(one.dandiset()))
            .findFirst()
            .orElseThrow();
    var said = new ArrayList<String>();
    var both = PLAIN.of(ids(List.of(one, other))).only(Set.of(new DandisetId(one.dandiset())));
    var notes = heard(said, both);

    assertThat(notes.figure("filesDue")).isEqualTo(1);
    assertThat(said)
        .contains(
            "%s (%s): in none of the dandisets that were named"
                .formatted(other.id(), other.path()));
  }

  @Test
  void an_asset_that_is_not_here_ends_the_run_with_one_clear_line_that_names_it() {
    var stranger = AssetId.parse("00000000-0000-4000-8000-000000000001");

    assertThatThrownBy(() -> bench.sync(PLAIN.of(Set.of(stranger))))
        .isInstanceOf(UnknownAssets.class)
        .hasMessageContaining(stranger.toString())
        .hasMessageContaining("dandex sync dandi")
        .message()
        .doesNotContain("\n");
    assertThatThrownBy(() -> rehearse(PLAIN.of(Set.of(stranger)), new Notes()))
        .isInstanceOf(UnknownAssets.class);
    assertThat(bench.archive.requests().total()).isZero();
  }

  @Test
  void a_dry_run_asks_for_nothing_writes_nothing_and_tells_what_a_run_then_asks_for()
      throws Exception {
    bench.sync(PLAIN.limited(5));
    bench.clock.advance(Duration.ofDays(1));
    bench.archive.forgetRequests();
    var before = bench.catalog.rows("select asset::text, l::text from lindi l");
    var notes = new Notes();
    var told = rehearse(PLAIN, notes);

    assertThat(bench.archive.requests().total()).isZero();
    assertThat(bench.catalog.rows("select asset::text, l::text from lindi l")).isEqualTo(before);
    assertThat(notes.figure("filesDue")).isEqualTo(told.size());
    var missed = before.values().stream().filter(row -> row.matches(".*,(absent|rejected),.*"));
    assertThat(told).hasSize(bench.files.size() - 5 + (int) missed.count());
    assertThat(told)
        .extracting(LindiWanted::why)
        .contains("never read")
        .allMatch(why -> why.matches("never read|(absent|unusable) on 2026-01-\\d\\d, try 2"));
    var first = told.getFirst();
    assertThat(first.url())
        .isEqualTo(
            "%s/dandisets/%s/assets/%s/nwb.lindi.json"
                .formatted(bench.archive.lindiUrl(), first.dandiset(), first.asset()));
    assertThat(bench.sync().figure("filesDue")).isEqualTo(told.size());
  }

  @Test
  void every_reason_is_told_in_words() throws Exception {
    bench.sync();
    bench.clock.advance(Duration.ofDays(34));
    assertThat(rehearse(PLAIN, new Notes()))
        .extracting(LindiWanted::why)
        .contains("34 days since asked");
    bench.sync();
    assertThat(rehearse(PLAIN.forced(), new Notes()))
        .extracting(LindiWanted::why)
        .containsOnly("forced");
    bench.catalog.execute("update lindi set processing_version = 0");
    assertThat(rehearse(PLAIN, new Notes()))
        .extracting(LindiWanted::why)
        .containsOnly("older processing version");
    bench.catalog.execute("update lindi set asset_modified = asset_modified - interval '1 s'");
    assertThat(rehearse(PLAIN, new Notes()))
        .extracting(LindiWanted::why)
        .containsOnly("asset modified");
  }

  @Test
  void why_assets_are_left_is_told_by_reason() throws Exception {
    bench.sync();
    var said = new ArrayList<String>();
    heard(said, PLAIN);
    var counted =
        bench
            .archive
            .knows()
            .all()
            .filter(asset -> !"application/x-nwb".equals(asset.encodingFormat()))
            .count();

    assertThat(said)
        .anyMatch(
            line -> line.matches("\\d+ assets not asked for: read, next due on 2026-.* or later"));
    assertThat(said).hasSizeLessThan(20);
    var others =
        said.stream()
            .filter(line -> line.matches(".*: (not an NWB file|a zarr|no encodingFormat).*"))
            .mapToLong(line -> Long.parseLong(line.split(" ", 2)[0]))
            .sum();
    assertThat(others).isEqualTo(counted);
  }

  @Test
  void why_each_file_is_fetched_and_how_that_ended_is_told() throws Exception {
    var said = new ArrayList<String>();
    heard(said, PLAIN.of(ids(bench.files)));

    for (var file : bench.files) {
      assertThat(said)
          .anyMatch(line ->
              line.startsWith("%s (%s): never read; ".formatted(file.id(), file.path()))
                  && line.endsWith(
                      switch (file.lindi()) {
                        case READABLE -> " objects";
                        case ABSENT -> "absent";
                        default -> "the file ends in the middle";
                      }));
    }
    said.clear();
    heard(said, PLAIN.of(ids(bench.files)));
    assertThat(said).hasSize(bench.files.size());
    assertThat(said)
        .allMatch(line -> line.matches(".*: (read|absent|unusable), next due on 2026-.*"));
  }

  @Test
  void files_are_revalidated_after_as_many_days_as_is_wanted() throws Exception {
    bench.sync();
    var readable = count(KnownAsset.LindiState.READABLE);
    bench.clock.advance(Duration.ofDays(6));
    assertThat(bench.sync(PLAIN.revalidatingAfter(Duration.ofDays(7))).figure("filesUnchanged"))
        .isZero();
    bench.clock.advance(Duration.ofDays(1));
    assertThat(bench.sync(PLAIN.revalidatingAfter(Duration.ofDays(7))).figure("filesUnchanged"))
        .isEqualTo(readable);
    assertThat(
            bench.catalog.number(
                """
                select count(*) from lindi where state = 'read' and due_at - asked_at
                  between interval '6 days 7 hours' and interval '7 days 17 hours'
                """))
        .isEqualTo(readable);
    bench.clock.advance(Duration.ofDays(8));
    assertThat(bench.sync(PLAIN.revalidatingAfter(Duration.ofDays(7))).figure("filesUnchanged"))
        .isEqualTo(readable);
  }

  @Test
  void a_host_without_validators_is_asked_how_a_file_was_made_before_it_is_fetched()
      throws Exception {
    var asset = bench.files.getFirst().id();
    try (var shelf = new LindiShelf()) {
      shelf.forgetful();
      shelf.put(asset, FILE.formatted(MADE));
      shelf.putInfo(asset, "{\"generationMetadata\": " + MADE + "}");
      var one = PLAIN.of(ids(bench.files.subList(0, 1)));
      sync(shelf, one);
      assertThat(shelf.asked()).containsExactly(asset);
      var stored = bench.stored();

      bench.clock.advance(Duration.ofDays(40));
      assertThat(sync(shelf, one).figure("filesUnchanged")).isOne();
      assertThat(shelf.asked()).endsWith("info of " + asset).hasSize(2);
      assertThat(bench.stored()).isEqualTo(stored);
      assertThat(sync(shelf, one).figure("filesDue")).isZero();

      assertThat(sync(shelf, one.forced()).figure("filesRead")).isOne();
      assertThat(shelf.asked()).endsWith(asset).hasSize(3);

      bench.clock.advance(Duration.ofDays(40));
      var newer = MADE.replace("2024", "2026");
      shelf.put(asset, FILE.formatted(newer));
      shelf.putInfo(asset, "{\"generationMetadata\": " + newer + "}");
      var notes = sync(shelf, one);
      assertThat(notes.figure("filesRead")).isOne();
      assertThat(notes.figure("requests")).isEqualTo(2);
      assertThat(bench.stored()).isNotEqualTo(stored);
    }
  }

  @Test
  void a_host_with_validators_is_never_asked_how_a_file_was_made() throws Exception {
    bench.sync();
    bench.archive.forgetRequests();
    bench.clock.advance(Duration.ofDays(34));
    bench.sync();

    assertThat(bench.archive.requests().of("lindi").requests()).isEqualTo(bench.files.size());
  }

  private static Notes sync(LindiShelf shelf, LindiSyncOptions options)
      throws InterruptedException {
    return bench.sync(shelf.base(), options, new Notes());
  }

  private static Notes heard(List<String> said, LindiSyncOptions options)
      throws InterruptedException {
    var notes = new Notes(Progress.lines(Clock.systemUTC()).explaining(said::add));
    return bench.sync(URI.create(bench.archive.lindiUrl()), options, notes);
  }

  private static List<LindiWanted> rehearse(LindiSyncOptions options, Notes notes)
      throws Exception {
    var told = new ArrayList<LindiWanted>();
    var url = URI.create(bench.archive.lindiUrl());
    try (var host = new LindiHost(url, "dandex/test", Courtesy.DEFAULT, LindiLimits.DEFAULT)) {
      new LindiSync(bench.catalog.database.lindi(), host, options, bench.clock)
          .rehearsed(told::add)
          .run(notes);
    }
    return told;
  }

  private static Set<AssetId> ids(List<KnownAsset> files) {
    var ids = new HashSet<AssetId>();
    files.forEach(file -> ids.add(AssetId.parse(file.id())));
    return ids;
  }

  private static long count(KnownAsset.LindiState state) {
    return bench.files.stream().filter(file -> file.lindi() == state).count();
  }
}
