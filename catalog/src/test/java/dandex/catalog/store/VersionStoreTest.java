package dandex.catalog.store;

import static dandex.catalog.store.Samples.asset;
import static dandex.catalog.store.Samples.dandiset;
import static dandex.catalog.store.Samples.dandisetId;
import static dandex.catalog.store.Samples.id;
import static dandex.catalog.store.Samples.listed;
import static dandex.catalog.store.Samples.path;
import static dandex.catalog.store.Samples.placed;
import static dandex.catalog.store.Samples.published;
import static dandex.catalog.store.Samples.version;
import static dandex.catalog.store.TestCatalog.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.Asset;
import dandex.catalog.Json;
import dandex.catalog.ListedAsset;
import dandex.catalog.Place;
import dandex.catalog.PlacedAsset;
import dandex.catalog.Topics;
import dandex.catalog.VersionId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VersionStoreTest {
  private final TestCatalog catalog = new TestCatalog();

  @Test
  void what_was_kept_is_read_back_as_it_was() {
    catalog.keepDraft(1, placed(1), placed(2));

    assertThat(catalog.assets.byId(List.of(id(2), id(9), id(1)), true))
        .containsExactly(Map.entry(id(2), asset(2)), Map.entry(id(1), asset(1)));
    assertThat(catalog.assets.byId(List.of(id(1)), false).values())
        .extracting(Asset::metadata)
        .containsExactly(new Json("{}"));
    assertThat(catalog.dandisets.byId(List.of(dandisetId(1), dandisetId(2))))
        .containsExactly(Map.entry(dandisetId(1), dandiset(1)));
    assertThat(catalog.dandisets.versions(List.of(dandisetId(1)), true).get(dandisetId(1)))
        .containsExactly(version(1, VersionId.DRAFT));
    assertThat(catalog.places(1))
        .containsExactly(new Place(dandisetId(1), VersionId.DRAFT, false, path(1)));
  }

  @Test
  void an_asset_that_says_nothing_or_odd_things_is_kept_as_it_is() {
    var bare =
        new Asset(
            id(1),
            null,
            new UUID(3, 4),
            0,
            null,
            Samples.T0,
            Samples.T0,
            Topics.NONE,
            new Json("{\"odd\": \"\\\\ \\\" \\t \\n {,} ünïcode \uD83D\uDC2D\"}"));
    var path = "sub \\1\t{odd},\"quoted\"/NULL.nwb";
    catalog.keepDraft(1, placed(path, bare));

    assertThat(catalog.assets.byId(List.of(id(1)), true).get(id(1))).isEqualTo(bare);
    assertThat(catalog.places(1).getFirst().path()).isEqualTo(path);
  }

  @Test
  void oddities_are_kept_and_are_a_change_of_their_own() {
    var odd = asset(1).withOddities(List.of("size: not a number", "approach: a \"list\", {odd}"));
    catalog.keepDraft(1, placed(path(1), asset(1)));
    var before = catalog.outbox();

    assertThat(catalog.keepDraft(1, placed(path(1), odd))).isEqualTo(new Difference(0, 1, 0));
    assertThat(catalog.assets.byId(List.of(id(1)), true).get(id(1))).isEqualTo(odd);
    assertThat(catalog.dueSince(before)).isNotEmpty();
    assertThat(catalog.keepDraft(1, placed(path(1), odd))).isEqualTo(Difference.NONE);

    var version = version(1, VersionId.DRAFT).withOddities(List.of("keywords[2]: an object"));
    assertThat(catalog.versions.keepDescription(dandiset(1), version)).isTrue();
    assertThat(catalog.versions.keepDescription(dandiset(1), version)).isFalse();
    assertThat(catalog.dandisets.versions(List.of(dandisetId(1)), true).get(dandisetId(1)))
        .containsExactly(version);
  }

  @Test
  void keeping_the_same_twice_writes_nothing_and_mirrors_nothing() {
    catalog.keep(1, published(1), placed(1), placed(2));
    catalog.keepDraft(1, placed(1), placed(2), placed(3));
    var before = catalog.outbox();
    var rows =
        catalog.words(
            "select xmin || ctid::text from asset union all select xmin || ctid::text from place"
                + " union all select xmin || ctid::text from version");

    assertThat(catalog.keep(1, published(1), placed(1), placed(2))).isEqualTo(Difference.NONE);
    assertThat(catalog.keepDraft(1, placed(1), placed(2), placed(3))).isEqualTo(Difference.NONE);

    assertThat(catalog.dueSince(before)).isEmpty();
    assertThat(
            catalog.words(
                "select xmin || ctid::text from asset union all select xmin || ctid::text from"
                    + " place union all select xmin || ctid::text from version"))
        .isEqualTo(rows);
  }

  @Test
  void the_difference_counts_paths_that_came_changed_and_went() {
    assertThat(catalog.keepDraft(1, placed(1), placed(2), placed(3), placed(4)))
        .isEqualTo(new Difference(4, 0, 0));

    var difference =
        catalog.keepDraft(
            1,
            placed(1), // the same
            placed(path(2), asset(2, "amended")), // other content of the same revision
            placed(path(3), asset(33)), // another revision
            placed(5), // came, and 4 went
            placed(6));

    assertThat(difference).isEqualTo(new Difference(2, 2, 1));
  }

  @Test
  void exactly_what_moved_is_due_for_the_mirror() {
    catalog.keepDraft(1, placed(1), placed(2), placed(3), placed(4));
    var before = catalog.outbox();

    catalog.keepDraft(
        1, placed(1), placed(path(2), asset(2, "amended")), placed(path(3), asset(33)), placed(5));

    assertThat(catalog.dueSince(before))
        .containsExactlyInAnyOrder(key(2), key(3), key(33), key(4), key(5));
  }

  @Test
  void an_asset_that_only_changes_its_path_is_due_and_stays() {
    catalog.keepDraft(1, placed(1));
    var before = catalog.outbox();

    assertThat(catalog.keepDraft(1, placed("elsewhere.nwb", asset(1))))
        .isEqualTo(new Difference(1, 0, 1));

    assertThat(catalog.dueSince(before)).containsExactly(key(1));
    assertThat(catalog.assets.byId(List.of(id(1)), false)).hasSize(1);
  }

  @Test
  void two_assets_may_swap_their_paths() {
    catalog.keepDraft(1, placed("a", asset(1)), placed("b", asset(2)));

    assertThat(catalog.keepDraft(1, placed("a", asset(2)), placed("b", asset(1))))
        .isEqualTo(new Difference(0, 2, 0));

    assertThat(catalog.places(1).getFirst().path()).isEqualTo("b");
  }

  @Test
  void an_asset_that_stands_nowhere_any_more_is_gone_and_its_document_is_due() {
    catalog.keep(1, published(1), placed(1));
    catalog.keepDraft(1, placed(1), placed(2));
    var before = catalog.outbox();

    catalog.keepDraft(1);

    assertThat(catalog.assets.byId(List.of(id(1), id(2)), false)).containsOnlyKeys(id(1));
    assertThat(catalog.dueSince(before)).containsExactlyInAnyOrder(key(1), key(2));
  }

  @Test
  void a_published_version_links_assets_that_are_here() {
    catalog.keepDraft(1, placed(1), placed(2));
    var before = catalog.outbox();

    assertThat(catalog.keepListed(1, published(1), listed(1))).isEqualTo(new Difference(1, 0, 0));

    assertThat(catalog.dueSince(before)).containsExactlyInAnyOrder(key(1), "dandiset 000001");
    assertThat(catalog.places(1))
        .containsExactly(
            new Place(dandisetId(1), VersionId.DRAFT, false, path(1)),
            new Place(dandisetId(1), published(1), true, path(1)));
  }

  @Test
  void the_draft_describes_an_asset_whoever_comes_first() {
    catalog.keep(1, published(1), placed(path(1), asset(1, "published")));
    assertThat(catalog.metadata(1)).contains("published");
    catalog.keepDraft(1, placed(path(1), asset(1, "draft")));
    var before = catalog.outbox();

    assertThat(catalog.keep(1, published(1), placed(path(1), asset(1, "published"))))
        .isEqualTo(Difference.NONE);
    catalog.keep(2, published(2), placed(path(1), asset(1, "published elsewhere")));

    assertThat(catalog.metadata(1)).contains("draft");
    assertThat(catalog.dueSince(before)).containsExactlyInAnyOrder(key(1), "dandiset 000002");
  }

  @Test
  void what_is_in_no_draft_is_described_by_the_published_version() {
    catalog.keep(1, published(1), placed(path(1), asset(1, "old")));

    assertThat(catalog.keep(1, published(1), placed(path(1), asset(1, "new"))))
        .isEqualTo(new Difference(0, 1, 0));

    assertThat(catalog.metadata(1)).contains("new");
  }

  @Test
  void the_newest_published_version_is_the_latest_and_all_assets_of_both_are_due() {
    catalog.keep(1, published(1), placed(1), placed(2));
    var before = catalog.outbox();

    catalog.keep(1, published(3), placed(2), placed(3));

    assertThat(catalog.words("select version from version where latest"))
        .containsExactly(published(3).text());
    assertThat(catalog.dueSince(before))
        .containsExactlyInAnyOrder(key(1), key(2), key(3), "dandiset 000001");
  }

  @Test
  void an_older_version_that_is_kept_late_is_not_the_latest() {
    catalog.keep(1, published(3), placed(3));
    var before = catalog.outbox();

    catalog.keep(1, published(2), placed(2));

    assertThat(catalog.words("select version from version where latest"))
        .containsExactly(published(3).text());
    assertThat(catalog.dueSince(before)).containsExactlyInAnyOrder(key(2), "dandiset 000001");
  }

  @Test
  void when_the_latest_version_is_removed_the_one_before_is_the_latest_again() {
    catalog.keep(1, published(1), placed(1), placed(2));
    catalog.keep(1, published(2), placed(2), placed(3));
    var before = catalog.outbox();

    assertThat(catalog.versions.remove(dandisetId(1), published(2)))
        .isEqualTo(new Difference(0, 0, 2));

    assertThat(catalog.dandisets.published(dandisetId(1))).containsExactly(published(1));
    assertThat(catalog.words("select version from version where latest"))
        .containsExactly(published(1).text());
    assertThat(catalog.dueSince(before))
        .containsExactlyInAnyOrder(key(1), key(2), key(3), "dandiset 000001");
    assertThat(catalog.assets.byId(List.of(id(1), id(2), id(3)), false))
        .containsOnlyKeys(id(1), id(2));
  }

  @Test
  void removing_what_is_not_here_changes_nothing() {
    catalog.keepDraft(1, placed(1));
    var before = catalog.outbox();

    assertThat(catalog.versions.remove(dandisetId(1), published(9))).isEqualTo(Difference.NONE);
    assertThat(catalog.versions.remove(dandisetId(9), published(9))).isEqualTo(Difference.NONE);

    assertThat(catalog.dueSince(before)).isEmpty();
  }

  @Test
  void a_description_alone_moves_no_asset() {
    catalog.keepDraft(1, placed(1));
    var before = catalog.outbox();

    assertThat(catalog.versions.keepDescription(dandiset(1), version(1, VersionId.DRAFT)))
        .isFalse();
    assertThat(catalog.dueSince(before)).isEmpty();
    assertThat(catalog.versions.keepDescription(dandiset(1), version(1, VersionId.DRAFT, "New")))
        .isTrue();
    assertThat(catalog.dueSince(before)).containsExactly("dandiset 000001");
  }

  @Test
  void a_path_that_was_staged_twice_is_refused_and_named() {
    catalog.keepDraft(1, placed(1));
    var truth = catalog.truth();

    assertThatThrownBy(() -> catalog.keepDraft(1, placed("a", asset(2)), placed("a", asset(3))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("path a was staged twice");

    assertThat(catalog.truth()).isEqualTo(truth);
  }

  @Test
  void an_asset_that_was_staged_at_two_paths_is_refused_and_named() {
    assertThatThrownBy(() -> catalog.keepDraft(1, placed("a", asset(2)), placed("b", asset(2))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("asset " + id(2) + " was staged at a and b");
  }

  @Test
  void a_listed_asset_that_is_not_here_is_refused_and_named() {
    catalog.keepDraft(1, placed(1));
    var truth = catalog.truth();

    assertThatThrownBy(() -> catalog.keepListed(1, published(1), listed(1), listed(2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(id(2).toString())
        .hasMessageContaining(path(2));

    assertThat(catalog.truth()).isEqualTo(truth);
  }

  @Test
  void a_load_is_kept_once() {
    var load = catalog.versions.begin();
    catalog.versions.stage(load, List.of(placed(1)));
    catalog.versions.keep(load, dandiset(1), version(1, VersionId.DRAFT));

    assertThatThrownBy(() -> catalog.versions.keep(load, dandiset(1), version(1, VersionId.DRAFT)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not under way");

    assertThat(catalog.assets.byId(List.of(id(1)), false)).hasSize(1);
    assertThat(catalog.number("select count(*) from staged_asset")).isZero();
  }

  @Test
  void what_is_staged_is_seen_by_nobody_and_can_be_forgotten() {
    var load = catalog.versions.begin();
    catalog.versions.stage(load, List.of(placed(1)));
    var dead = catalog.versions.begin();
    catalog.versions.stageListed(dead, List.of(listed(1)));

    assertThat(catalog.assets.byId(List.of(id(1)), false)).isEmpty();
    catalog.versions.forget(load);
    assertThat(catalog.number("select count(*) from staged_asset")).isOne();
    catalog.versions.sweep();
    assertThat(catalog.number("select count(*) from staged_asset")).isZero();
  }

  @Test
  void loads_do_not_see_each_other() {
    var one = catalog.versions.begin();
    var other = catalog.versions.begin();
    catalog.versions.stage(one, List.of(placed(1), placed(2)));
    catalog.versions.stage(other, List.of(placed(2), placed(3)));
    catalog.versions.keep(one, dandiset(1), version(1, VersionId.DRAFT));
    catalog.versions.keep(other, dandiset(2), version(2, VersionId.DRAFT));

    assertThat(
            catalog.words(
                "select dandiset || path from place p join version v on v.id = p.version order by"
                    + " 1"))
        .containsExactly(
            "000001" + path(1), "000001" + path(2), "000002" + path(2), "000002" + path(3));
  }

  @Test
  void unknown_are_those_not_here_and_those_modified_outside_of_every_draft() {
    catalog.keep(1, published(1), placed(1), placed(2), placed(3));
    catalog.keepDraft(1, placed(3));

    var page = List.of(touched(9), listed(1), touched(2), touched(3));
    assertThat(catalog.versions.unknown(page)).containsExactly(id(9), id(2));
  }

  private static ListedAsset touched(long number) {
    var listed = listed(number);
    return new ListedAsset(
        listed.id(), listed.path(), listed.bytes(), listed.modified().plusSeconds(1));
  }

  @Test
  void the_number_of_statements_does_not_depend_on_the_number_of_rows() {
    catalog.keepDraft(1, placed(1));
    catalog.keep(1, published(1), placed(1));
    catalog.statements.clear();
    catalog.keep(1, published(2), placed(2));
    var few = List.copyOf(catalog.statements);
    catalog.statements.clear();

    catalog.keep(
        1,
        published(3),
        LongStream.range(3, 2000).mapToObj(Samples::placed).toArray(PlacedAsset[]::new));

    assertThat(catalog.statements).isEqualTo(few).hasSize(12);
  }
}
