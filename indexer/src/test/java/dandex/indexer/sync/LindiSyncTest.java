package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.NwbObject;
import dandex.sandbox.archive.KnownAsset;
import dandex.sandbox.archive.KnownObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LindiSyncTest {
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
  void everything_readable_is_stored_as_the_archive_knows_it() throws Exception {
    var notes = bench.sync();

    assertThat(notes.errors()).as("seed %d", LindiBench.SEED).isEmpty();
    assertThat(notes.figure("filesDue")).isEqualTo(bench.files.size());
    assertThat(notes.figure("filesRead")).isEqualTo(count(KnownAsset.LindiState.READABLE));
    assertThat(notes.figure("filesAbsent")).isEqualTo(count(KnownAsset.LindiState.ABSENT));
    assertThat(notes.figure("filesRejected")).isEqualTo(count(KnownAsset.LindiState.BROKEN));
    assertThat(notes.figure("requests")).isEqualTo(bench.archive.requests().of("lindi").requests());
    assertThat(notes.figure("bytes")).isEqualTo(bench.archive.requests().of("lindi").bytes());
    var stored =
        bench
            .catalog
            .database
            .assets()
            .objects(bench.files.stream().map(LindiSyncTest::id).toList());
    for (var file : bench.files) {
      assertThat(told(stored.getOrDefault(id(file), List.of())))
          .as("seed %d, asset %s", LindiBench.SEED, file.id())
          .isEqualTo(
              file.objects().stream()
                  .map(KnownObject::withoutAncestors)
                  .collect(Collectors.toSet()));
    }
    assertThat(bench.catalog.number("select count(*) from nwb_object"))
        .isEqualTo(notes.figure("objects"));
  }

  @Test
  void a_second_sync_asks_for_nothing() throws Exception {
    bench.sync();
    var before = bench.catalog.rows("select asset::text, l::text from lindi l");
    var revisions = bench.catalog.revisions();
    bench.archive.forgetRequests();

    var notes = bench.sync();

    assertThat(bench.archive.requests().total()).isZero();
    assertThat(notes.figure("filesDue")).isZero();
    assertThat(bench.catalog.rows("select asset::text, l::text from lindi l")).isEqualTo(before);
    assertThat(bench.catalog.revisions()).isEqualTo(revisions);
  }

  @Test
  void after_a_month_and_some_days_a_file_that_did_not_change_costs_nothing_but_dates()
      throws Exception {
    bench.sync();
    var stored = bench.stored();
    var revisions = bench.catalog.revisions();
    bench.archive.forgetRequests();
    bench.clock.advance(Duration.ofDays(34));

    var notes = bench.sync();

    assertThat(notes.figure("filesUnchanged")).isEqualTo(count(KnownAsset.LindiState.READABLE));
    assertThat(notes.figure("filesRead")).isZero();
    assertThat(bench.archive.requests().of("lindi").status(304))
        .isEqualTo(count(KnownAsset.LindiState.READABLE));
    assertThat(bench.stored()).isEqualTo(stored);
    assertThat(bench.catalog.revisions()).isEqualTo(revisions);
    assertThat(bench.sync().figure("filesDue")).isZero();
  }

  @Test
  void revalidation_is_spread_over_days() throws Exception {
    bench.sync();

    assertThat(
            bench.catalog.number(
                "select count(distinct due_at::date) from lindi where state = 'read'"))
        .isBetween(4L, 7L);
    assertThat(
            bench.catalog.number(
                """
                select count(*) from lindi where state = 'read'
                  and due_at not between asked_at + interval '27 days' and asked_at + interval '33 days'
                """))
        .isZero();
  }

  @Test
  void a_forced_sync_reads_everything_anew_and_unconditionally() throws Exception {
    bench.sync();
    var revisions = bench.catalog.revisions();
    bench.archive.forgetRequests();

    var notes = bench.sync(LindiSyncOptions.PLAIN.forced());

    assertThat(notes.figure("filesRead")).isEqualTo(count(KnownAsset.LindiState.READABLE));
    assertThat(bench.archive.requests().of("lindi").status(304)).isZero();
    assertThat(bench.catalog.revisions()).isEqualTo(revisions);
  }

  @Test
  void only_the_dandisets_that_were_named_are_asked_for() throws Exception {
    var dandiset =
        bench.files.stream()
            .collect(Collectors.groupingBy(KnownAsset::dandiset, Collectors.counting()))
            .entrySet()
            .stream()
            .max(Map.Entry.comparingByValue())
            .orElseThrow();

    var notes = bench.sync(LindiSyncOptions.PLAIN.only(Set.of(new DandisetId(dandiset.getKey()))));

    assertThat(notes.figure("filesDue")).isEqualTo(dandiset.getValue());
    assertThat(bench.archive.requests().of("lindi").requests()).isEqualTo(dandiset.getValue());
  }

  @Test
  void figures_are_named_before_anything_is_counted() throws Exception {
    var notes = new Notes();
    notes.cancellation.ask();
    bench.sync(URI.create(bench.archive.lindiUrl()), LindiSyncOptions.PLAIN, notes);

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

  private long count(KnownAsset.LindiState state) {
    return bench.files.stream().filter(file -> file.lindi() == state).count();
  }

  private static AssetId id(KnownAsset asset) {
    return AssetId.parse(asset.id());
  }

  /// As the archive would tell of them.
  private static Set<KnownObject> told(List<NwbObject> objects) {
    return objects.stream()
        .map(o ->
            new KnownObject(
                o.path(), o.neurodataType(), o.columns(), o.rows(), o.shape(), o.dtype()))
        .collect(Collectors.toSet());
  }
}
