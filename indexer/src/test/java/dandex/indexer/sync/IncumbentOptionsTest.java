package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.indexer.archive.DandiArchive;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What options did to the program that we replace: here a run that is asked for less does less,
/// and hides nothing from the next one.
class IncumbentOptionsTest {
  private static final long SEED = 43;
  private static final DandiSyncOptions PLAIN = DandiSyncOptions.PLAIN;

  private final SyncBench bench = new SyncBench();
  private final Archive archive = Archive.serve(Holdings.generated(SEED, 12, 240), 0);
  private final String one = bySize().getLast();
  private final String other = bySize().get(bySize().size() - 2);

  @BeforeEach
  void sync() throws Exception {
    assertThat(bench.sync(archive.dandiUrl()).errors()).isEmpty();
  }

  @AfterEach
  void close() {
    archive.close();
    bench.close();
  }

  @Test
  void w2_a_limited_read_deletes_nothing() throws Exception {
    var places = places();
    archive.curator().editMetadata(one);
    for (var options : List.of(PLAIN.limited(5), PLAIN.limited(5).forced(), PLAIN.limited(1))) {
      var notes = bench.sync(archive.dandiUrl(), options);

      assertThat(notes.errors()).isEmpty();
      assertThat(notes.figure("assetsRemoved")).isZero();
      assertThat(places()).isEqualTo(places);
    }
    healed();
  }

  /// Thirteen assets in pages of seven: a limit of eight is reached on the last page.
  @Test
  void w2_a_limit_that_falls_into_the_last_page_deletes_nothing() throws Exception {
    archive.curator().empty(one);
    archive.curator().add(one, 13);
    bench.sync(archive.dandiUrl(), PLAIN.allowingMassDeletion());
    var places = places();
    archive.curator().editMetadata(one);
    var how = SyncBench.options(archive.dandiUrl()).withPageSize(7);

    var notes = bench.sync(how, PLAIN.limited(8), new Notes());

    assertThat(notes.figure("assetsRemoved")).isZero();
    assertThat(places()).isEqualTo(places);
    healed();
  }

  @Test
  void w2_what_a_limited_read_of_an_empty_catalog_left_out_is_read_without_being_told_to()
      throws Exception {
    bench.empty();
    bench.sync(archive.dandiUrl(), PLAIN.limited(5));
    var most =
        bench.number(
            """
            select max(n) from (select count(*) as n from place group by version) counted
            """);
    assertThat(most).isEqualTo(5);
    healed();
  }

  @Test
  void w2_a_limited_read_of_a_draft_that_shrank_does_not_take_the_rest_for_gone() throws Exception {
    var paths = archive.knows().paths(one, "draft");
    archive.curator().remove(one, paths.getLast());
    var notes = bench.sync(archive.dandiUrl(), PLAIN.limited(5));

    assertThat(notes.figure("assetsRemoved")).isZero();
    assertThat(bench.sync(archive.dandiUrl()).figure("assetsRemoved")).isEqualTo(1);
    agree();
  }

  @Test
  void w4_deletions_that_are_skipped_are_those_of_dandisets_versions_and_assets() throws Exception {
    var places = places();
    archive.curator().remove(one, archive.knows().paths(one, "draft").getFirst());
    archive.curator().withdraw(other);
    var notes = bench.sync(archive.dandiUrl(), PLAIN.skippingDeletions());

    assertThat(notes.figure("assetsRemoved")).isZero();
    assertThat(notes.figure("dandisetsRemoved")).isZero();
    assertThat(places()).isEqualTo(places);
    healed();
  }

  @Test
  void w5_a_run_since_a_time_hides_nothing_that_was_before_it() throws Exception {
    archive.curator().add(one, 2);
    var late = Instant.parse("2100-01-01T00:00:00Z");

    assertThat(bench.sync(archive.dandiUrl(), PLAIN.since(late)).changes()).isEmpty();
    assertThat(bench.sync(archive.dandiUrl()).figure("assetsAdded")).isEqualTo(2);
    agree();
  }

  @Test
  void w5_a_run_since_a_time_reads_what_was_modified_then_or_later() throws Exception {
    archive.curator().add(one, 2);
    var modified =
        archive.knows().everyVersion().stream()
            .filter(version -> version.dandiset().equals(one))
            .filter(version -> version.version().equals("draft"))
            .findFirst()
            .orElseThrow()
            .modified();

    assertThat(bench.sync(archive.dandiUrl(), PLAIN.since(modified.plusNanos(1000))).changes())
        .isEmpty();
    assertThat(bench.sync(archive.dandiUrl(), PLAIN.since(modified)).figure("assetsAdded"))
        .isEqualTo(2);
    healed();
  }

  @Test
  void w5_a_run_of_dandisets_only_changes_no_asset_and_hides_no_asset() throws Exception {
    var places = places();
    var name = archive.curator().editMetadata(one);
    archive.curator().add(one, 2);
    var notes = bench.sync(archive.dandiUrl(), PLAIN.dandisetsOnly());

    assertThat(notes.errors()).isEmpty();
    assertThat(bench.rows("select dandiset, name from version where version = 'draft'"))
        .containsEntry(one, name);
    assertThat(places()).isEqualTo(places);
    assertThat(bench.sync(archive.dandiUrl()).figure("assetsAdded")).isEqualTo(2);
    agree();
  }

  @Test
  void w5_a_run_of_assets_only_changes_no_dandiset_and_hides_no_dandiset() throws Exception {
    var name = archive.curator().editMetadata(one);
    archive.curator().add(one, 2);
    var notes = bench.sync(archive.dandiUrl(), PLAIN.assetsOnly());

    assertThat(notes.errors()).isEmpty();
    assertThat(notes.figure("assetsAdded")).isEqualTo(2);
    assertThat(bench.rows("select dandiset, name from version where version = 'draft'"))
        .doesNotContainEntry(one, name);
    healed();
  }

  @Test
  void w5_a_run_of_drafts_only_hides_no_published_version() throws Exception {
    var version = archive.curator().publish(one);
    bench.sync(archive.dandiUrl(), PLAIN.draftsOnly());

    assertThat(bench.rows("select version, dandiset from version")).doesNotContainKey(version);
    healed();
    assertThat(bench.rows("select version, dandiset from version")).containsEntry(version, one);
  }

  @Test
  void a_dry_run_writes_nothing_and_tells_what_a_run_then_does() throws Exception {
    archive.curator().add(one, 2);
    archive.curator().remove(one, archive.knows().paths(one, "draft").getFirst());
    archive.curator().withdraw(other);
    var everything = everything();
    var changes = new ArrayList<Change>();
    var how = new DandiArchive(SyncBench.options(archive.dandiUrl()), Clock.systemUTC());
    var rehearsal = new Notes();
    new DandiSync(bench.database, how, PLAIN, Clock.systemUTC())
        .rehearsed(changes::add)
        .run(rehearsal);

    assertThat(everything()).isEqualTo(everything);
    assertThat(changes).extracting(change -> change.id().digits()).containsOnly(one, other);
    var notes = bench.sync(archive.dandiUrl());
    assertThat(rehearsal.changes()).isEqualTo(notes.changes());
    agree();
  }

  private void healed() throws Exception {
    assertThat(bench.sync(archive.dandiUrl()).errors()).isEmpty();
    agree();
  }

  private void agree() throws Exception {
    new Agreement(archive, bench).check("seed " + SEED);
  }

  private Map<String, String> places() throws Exception {
    return bench.rows(
        """
        select v.dandiset || '/' || v.version || '/' || p.path, p.asset::text
        from place p join version v on v.id = p.version
        """);
  }

  /// The catalog, and what is remembered beside it.
  private Map<String, String> everything() throws Exception {
    var all = new TreeMap<>(bench.catalog());
    all.putAll(bench.rows("select 'watermark ' || dandiset, w::text from watermark w"));
    all.putAll(bench.rows("select 'due ' || kind || key, revision::text from outbox"));
    all.putAll(bench.rows("select 'tombstone ' || dandiset, reason from tombstone"));
    return all;
  }

  private List<String> bySize() {
    return archive.knows().identifiers().stream()
        .filter(
            id -> archive.knows().paths(id, "draft").stream().noneMatch(p -> p.endsWith("zarr")))
        .sorted((a, b) -> Integer.compare(size(a), size(b)))
        .toList();
  }

  private int size(String dandiset) {
    return archive.knows().paths(dandiset, "draft").size();
  }
}
