package dandex.catalog.store;

import static dandex.catalog.store.Samples.T0;
import static dandex.catalog.store.Samples.dandisetId;
import static dandex.catalog.store.Samples.id;
import static dandex.catalog.store.Samples.placed;
import static dandex.catalog.store.Samples.published;
import static dandex.catalog.store.Samples.version;
import static dandex.catalog.store.TestCatalog.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.Json;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import dandex.catalog.Watermark;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DandisetStoreTest {
  private final TestCatalog catalog = new TestCatalog();

  @Test
  void a_watermark_is_what_the_list_said_when_the_dandiset_was_stored_whole() {
    catalog.keepDraft(1, placed(1));
    catalog.keepDraft(2, placed(2));
    catalog.keepDraft(3, placed(3));
    var full = new Watermark(T0, published(1), T0.plusSeconds(1), 2, 3);
    var bare = new Watermark(null, null, null, 0, 0);
    catalog.dandisets.mark(dandisetId(1), bare);
    catalog.dandisets.mark(dandisetId(1), full);
    catalog.dandisets.mark(dandisetId(3), bare);

    assertThat(catalog.dandisets.watermarks())
        .containsExactly(Map.entry(dandisetId(1), full), Map.entry(dandisetId(3), bare));
    assertThat(catalog.dandisets.identifiers())
        .containsExactly(dandisetId(1), dandisetId(2), dandisetId(3));
  }

  @Test
  void a_dandiset_that_is_not_here_cannot_be_marked() {
    assertThatThrownBy(
            () -> catalog.dandisets.mark(dandisetId(1), new Watermark(null, null, null, 0, 0)))
        .hasMessageContaining("000001");
  }

  @Test
  void versions_are_the_newest_published_first_and_the_draft_last() {
    catalog.keep(1, published(1), placed(1));
    catalog.keepDraft(1, placed(1));
    catalog.keep(1, published(3), placed(1));
    catalog.keep(1, published(2), placed(1));
    catalog.keepDraft(2, placed(2));

    var versions =
        catalog.dandisets.versions(List.of(dandisetId(2), dandisetId(9), dandisetId(1)), false);

    assertThat(versions.keySet()).containsExactly(dandisetId(2), dandisetId(1));
    assertThat(versions.get(dandisetId(1)))
        .extracting(Version::id)
        .containsExactly(published(3), published(2), published(1), VersionId.DRAFT);
    assertThat(versions.get(dandisetId(2)))
        .extracting(Version::metadata)
        .containsExactly(new Json("{}"));
    assertThat(catalog.dandisets.published(dandisetId(1)))
        .containsExactly(published(1), published(2), published(3));
  }

  @Test
  void a_withdrawn_dandiset_leaves_a_tombstone_and_what_others_need() {
    catalog.keep(1, published(1), placed(1), placed(2));
    catalog.keepDraft(1, placed(2), placed(3));
    catalog.keepDraft(2, placed(3), placed(4));
    catalog.dandisets.mark(dandisetId(1), new Watermark(T0, null, null, 0, 0));
    var before = catalog.outbox();

    assertThat(catalog.dandisets.withdraw(dandisetId(1), "embargoed", T0))
        .isEqualTo(new Difference(0, 0, 4));

    assertThat(catalog.dandisets.tombstones())
        .containsExactly(new Tombstone(dandisetId(1), null, "embargoed", T0));
    assertThat(catalog.dandisets.identifiers()).containsExactly(dandisetId(2));
    assertThat(catalog.dandisets.watermarks()).isEmpty();
    assertThat(catalog.assets.byId(List.of(id(1), id(2), id(3), id(4)), false))
        .containsOnlyKeys(id(3), id(4));
    assertThat(catalog.places(3)).hasSize(1);
    assertThat(catalog.dueSince(before))
        .containsExactlyInAnyOrder(key(1), key(2), key(3), "dandiset 000001");
  }

  @Test
  void a_tombstone_without_a_draft_bears_the_newest_name() {
    catalog.keep(1, published(1), placed(1));
    catalog.keep(1, published(2), placed(1));

    catalog.dandisets.withdraw(dandisetId(1), "deleted", T0);

    assertThat(catalog.dandisets.tombstones())
        .extracting(Tombstone::name)
        .containsExactly(version(1, published(2)).name());
  }

  @Test
  void withdrawing_what_is_not_here_leaves_nothing() {
    assertThat(catalog.dandisets.withdraw(dandisetId(1), "deleted", T0)).isEqualTo(Difference.NONE);

    assertThat(catalog.dandisets.tombstones()).isEmpty();
    assertThat(catalog.outbox()).isEmpty();
  }

  @Test
  void a_dandiset_that_comes_back_has_no_tombstone_and_its_revisions_go_on() {
    catalog.keepDraft(1, placed(1));
    catalog.dandisets.withdraw(dandisetId(1), "embargoed", T0);
    var before = catalog.outbox();

    catalog.keepDraft(1, placed(1));

    assertThat(catalog.dandisets.tombstones()).isEmpty();
    assertThat(catalog.outbox().get(key(1))).isEqualTo(3);
    assertThat(catalog.dueSince(before)).containsExactlyInAnyOrder(key(1), "dandiset 000001");
  }
}
