package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dandex.catalog.DandisetId;
import dandex.catalog.VersionId;
import dandex.indexer.archive.ArchiveFailure;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Failure;
import dandex.sandbox.archive.Fault;
import dandex.sandbox.archive.Holdings;
import dandex.sandbox.archive.KnownAsset;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the archive does, done after it.
class DandiChangesTest {
  private static final long SEED = 11;

  private final SyncBench bench = new SyncBench();
  private final Archive archive = Archive.serve(Holdings.generated(SEED, 12, 600), 0);

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
  void an_amended_an_added_a_removed_and_a_renamed_asset_are_followed() throws Exception {
    var dandiset = largest();
    var paths = drafted(dandiset);
    archive.curator().amend(dandiset, paths.get(0));
    archive.curator().remove(dandiset, paths.get(1));
    archive.curator().rename(dandiset, paths.get(2), "elsewhere/renamed.nwb");
    archive.curator().add(dandiset, 3);

    var notes = bench.sync(archive.dandiUrl());

    assertThat(notes.errors()).isEmpty();
    assertThat(notes.figure("assetsAdded")).isEqualTo(3 + 1);
    assertThat(notes.figure("assetsChanged")).isEqualTo(1);
    assertThat(notes.figure("assetsRemoved")).isEqualTo(1 + 1);
    assertThat(notes.figure("dandisetsUpdated")).isEqualTo(1);
    assertAgreement();
  }

  @Test
  void only_the_dandiset_that_changed_is_read() throws Exception {
    var dandiset = largest();
    archive.curator().amend(dandiset, drafted(dandiset).getFirst());
    archive.forgetRequests();

    bench.sync(archive.dandiUrl());

    assertThat(archive.requests().latest()).filteredOn(line -> !line.contains(dandiset)).hasSize(1);
  }

  @Test
  void a_publication_is_linked_and_its_frozen_assets_are_the_drafts() throws Exception {
    var dandiset = publishable();
    archive.curator().add(dandiset, 2);
    var version = archive.curator().publish(dandiset);

    var notes = bench.sync(archive.dandiUrl());

    assertThat(notes.errors()).isEmpty();
    assertThat(notes.figure("versionsAdded")).isEqualTo(1);
    assertThat(bench.database.dandisets().published(new DandisetId(dandiset)))
        .contains(new VersionId(version));
    assertThat(
            bench.rows(
                "select version, latest::text from version where dandiset = '" + dandiset + "'"))
        .containsEntry(version, "true");
    assertAgreement();
  }

  @Test
  void a_draft_that_is_emptied_and_filled_again_is_followed() throws Exception {
    var dandiset = smallest();
    archive.curator().empty(dandiset);
    bench.sync(archive.dandiUrl());
    assertAgreement();

    archive.curator().refill(dandiset);
    bench.sync(archive.dandiUrl());
    assertAgreement();
  }

  @Test
  void a_withdrawn_or_embargoed_dandiset_leaves_a_tombstone_and_a_released_one_comes_back()
      throws Exception {
    var withdrawn = smallest();
    var embargoed = largest();
    archive.curator().withdraw(withdrawn);
    archive.curator().embargo(embargoed);

    var notes = bench.sync(archive.dandiUrl(), DandiSyncOptions.PLAIN.allowingMassDeletion());

    assertThat(notes.errors()).isEmpty();
    assertThat(notes.figure("dandisetsRemoved")).isEqualTo(2);
    assertThat(bench.rows("select dandiset, reason from tombstone"))
        .isEqualTo(new TreeMap<>(Map.of(withdrawn, "deleted", embargoed, "embargoed")));
    assertAgreement();

    archive.curator().release(embargoed);
    assertThat(bench.sync(archive.dandiUrl()).figure("dandisetsAdded")).isEqualTo(1);
    assertThat(bench.rows("select dandiset, reason from tombstone"))
        .isEqualTo(Map.of(withdrawn, "deleted"));
    assertAgreement();
  }

  @Test
  void a_list_that_lost_its_end_or_an_error_deletes_nothing() throws Exception {
    var before = bench.catalog();
    var missing = smallest();
    archive.curator().withdraw(missing);
    archive.fail(Fault.always(Failure.status(503)).at("/dandisets/" + missing + "/"));

    var notes = bench.sync(archive.dandiUrl());

    assertThat(notes.errors()).singleElement().extracting("subject").isEqualTo(missing);
    assertThat(bench.catalog()).isEqualTo(before);

    archive.fail(Fault.always(Failure.status(503)).of("dandisets"));
    assertThatThrownBy(() -> bench.sync(archive.dandiUrl()))
        .isInstanceOf(ArchiveFailure.class)
        .hasMessageEndingWith("the archive answered 503");
    assertThat(bench.catalog()).isEqualTo(before);
  }

  @Test
  void a_mass_withdrawal_is_refused_unless_allowed() throws Exception {
    var before = bench.catalog();
    for (var dandiset : identifiers().subList(0, 7)) archive.curator().withdraw(dandiset);

    var notes = bench.sync(archive.dandiUrl());

    assertThat(notes.errors())
        .singleElement()
        .extracting("message")
        .asString()
        .startsWith("refused to withdraw 7 of 12 dandisets");
    assertThat(bench.catalog()).isEqualTo(before);

    bench.sync(archive.dandiUrl(), DandiSyncOptions.PLAIN.allowingMassDeletion());
    assertAgreement();
  }

  @Test
  void a_draft_that_lost_most_of_its_assets_is_refused_unless_allowed() throws Exception {
    var before = bench.catalog();
    var dandiset = largest();
    assertThat(drafted(dandiset)).hasSizeGreaterThan(100);
    archive.curator().empty(dandiset);

    var notes = bench.sync(archive.dandiUrl());

    assertThat(notes.errors())
        .singleElement()
        .extracting("message")
        .asString()
        .startsWith("refused to remove " + drafted(dandiset).size() + " of the ");
    assertThat(bench.catalog()).isEqualTo(before);

    bench.sync(archive.dandiUrl(), DandiSyncOptions.PLAIN.allowingMassDeletion());
    assertAgreement();
  }

  @Test
  void a_dandiset_that_fails_is_named_and_tried_again_while_the_others_go_on() throws Exception {
    var broken = largest();
    var fine = smallest();
    archive.curator().add(broken, 1);
    archive.curator().editMetadata(fine);
    archive.fail(Fault.always(Failure.status(500)).at("/dandisets/" + broken + "/versions/draft/"));

    var notes = bench.sync(archive.dandiUrl());

    assertThat(notes.errors()).singleElement().extracting("subject").isEqualTo(broken);
    assertThat(notes.figure("dandisetsUpdated")).isEqualTo(1);

    archive.heal();
    assertThat(bench.sync(archive.dandiUrl()).figure("assetsAdded")).isEqualTo(1);
    assertAgreement();
  }

  @Test
  void a_restricted_run_leaves_the_others_alone() throws Exception {
    var one = largest();
    archive.curator().add(one, 1);
    archive.curator().withdraw(smallest());
    archive.curator().editMetadata(identifiers().get(2));

    var notes =
        bench.sync(archive.dandiUrl(), DandiSyncOptions.PLAIN.only(Set.of(new DandisetId(one))));

    assertThat(notes.changes())
        .isEqualTo(Map.of("dandisetsUpdated", 1L, "versionsUpdated", 1L, "assetsAdded", 1L));
    bench.sync(archive.dandiUrl());
    assertAgreement();
  }

  @Test
  void a_silent_change_is_seen_by_a_forced_run() throws Exception {
    var dandiset = smallest();
    archive.curator().editSilently(dandiset, drafted(dandiset).getFirst());
    assertThat(bench.sync(archive.dandiUrl()).changes()).isEmpty();

    var notes = bench.sync(archive.dandiUrl(), DandiSyncOptions.PLAIN.forced());

    assertThat(notes.figure("assetsChanged")).isEqualTo(1);
    assertAgreement();
  }

  @Test
  void a_cancelled_run_stores_nothing_by_half_and_the_next_one_goes_on() throws Exception {
    try (var other = new SyncBench()) {
      var notes = new Notes();
      notes.cancellation.ask();
      other.sync(SyncBench.options(archive.dandiUrl()), DandiSyncOptions.PLAIN, notes);
      assertThat(other.count("version")).isZero();

      other.sync(archive.dandiUrl());
      assertThat(other.catalog()).isEqualTo(bench.catalog());
    }
  }

  private void assertAgreement() throws Exception {
    try (var known = archive.knows().all()) {
      var expected = new TreeMap<String, String>();
      known.forEach(asset -> expected.put(asset.id(), told(asset)));
      assertThat(bench.count("dandiset")).isEqualTo(archive.knows().dandisets());
      assertThat(bench.count("version")).isEqualTo(archive.knows().versions());
      assertThat(
              bench.rows(
                  """
                  select a.id::text,
                    a.bytes || ' ' || string_agg(
                      v.version || ':' || p.path, ' ' order by v.version collate "C")
                    || ' ' || coalesce(a.metadata ->> 'description', '')
                  from asset a join place p on p.asset = a.id join version v on v.id = p.version
                  group by a.id
                  """))
          .as("seed " + SEED)
          .isEqualTo(expected);
    }
  }

  private static String told(KnownAsset asset) {
    var places = new TreeMap<>(asset.paths());
    var text = new StringBuilder().append(asset.size());
    places.forEach((version, path) -> text.append(' ').append(version).append(':').append(path));
    try {
      var metadata = Replay.JSON.readTree(asset.metadata());
      return text + " " + metadata.path("description").asText();
    } catch (JsonProcessingException bug) {
      throw new UncheckedIOException(bug);
    }
  }

  /// Paths of the draft as it was synced last.
  private List<String> drafted(String dandiset) throws Exception {
    var paths =
        bench.rows(
            """
            select p.path, '' from place p join version v on v.id = p.version
            where v.version = 'draft' and v.dandiset = '%s'
            """
                .formatted(dandiset));
    return List.copyOf(paths.keySet());
  }

  private List<String> identifiers() throws Exception {
    return identifiersOf("select id, '' from dandiset");
  }

  private String largest() throws Exception {
    return bySize().getLast();
  }

  /// The smallest that holds anything.
  private String smallest() throws Exception {
    return bySize().getFirst();
  }

  private List<String> bySize() throws Exception {
    var sizes =
        bench.rows(
            """
            select to_char(asset_count, 'FM000000') || dandiset, dandiset from version
            where version = 'draft' and asset_count > 0
            """);
    return List.copyOf(sizes.values());
  }

  /// One without zarrs, which the archive does not publish.
  private String publishable() throws Exception {
    return identifiersOf("select dandiset, version from version where latest").getFirst();
  }

  private List<String> identifiersOf(String sql) throws Exception {
    return List.copyOf(bench.rows(sql).keySet());
  }
}
