package dandex.indexer.mirror;

import static dandex.indexer.mirror.Stores.BRISK;
import static dandex.indexer.mirror.Stores.asset;
import static dandex.indexer.mirror.Stores.assets;
import static dandex.indexer.mirror.Stores.key;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.document.Cluster;
import dandex.sandbox.TestServers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The search index made anew while nothing goes wrong.
class RebuildTest {
  private static final Instant BEFORE_THE_EPOCH = Instant.parse("1969-01-01T00:00:00Z");

  private final Stores stores = new Stores();

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void a_new_index_says_what_the_old_one_said_and_serves_in_its_place() {
    stores.keep(assets(120));
    stores.mirrored();
    var before = stores.found();

    var run = stores.rebuilt();

    assertThat(stores.serving()).isEqualTo(2);
    assertThat(stores.found()).isEqualTo(before);
    assertThat(stores.verification().agrees()).isTrue();
    assertThat(run.errors).isEmpty();
    assertThat(run.count("documentsFilled")).isEqualTo(121);
    assertThat(run.count("documentsCompared")).isEqualTo(121);
    assertThat(run.count("documentsReadAgain")).isEqualTo(121);
    assertThat(run.delivered()).isZero();
    assertThat(stores.pending()).isZero();
    assertThat(stores.mirrored().delivered()).isZero();
  }

  @Test
  void what_was_never_mirrored_is_in_a_new_index_too() {
    stores.keep(assets(60));

    stores.rebuilt();

    assertThat(stores.serving()).isEqualTo(1);
    assertThat(stores.found()).hasSize(60);
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void an_empty_catalog_has_an_empty_index() {
    stores.rebuilt();

    assertThat(stores.found()).isEmpty();
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void keys_are_gone_through_in_many_ranges_side_by_side() {
    stores.keep(assets(10_001));

    Stores.run(stores.rebuild(stores.cluster, Pace.USUAL, 1), new Witness());

    assertThat(stores.count("select count(*) from rebuild_range where kind = 'asset'"))
        .isEqualTo(3);
    assertThat(stores.count("select count(*) from rebuild_range where not filled")).isZero();
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void an_old_index_stays_until_the_next_success() {
    stores.keep(assets(3));
    stores.mirrored();

    stores.rebuilt();
    assertThat(stores.indices()).isEqualTo(2);
    stores.rebuilt();
    assertThat(stores.serving()).isEqualTo(3);
    assertThat(stores.indices()).isEqualTo(2);
    Stores.run(stores.rebuild(stores.cluster, BRISK, 0), new Witness());
    assertThat(stores.indices()).isEqualTo(1);
    assertThat(stores.found()).hasSize(3);
  }

  @Test
  void a_row_of_which_the_outbox_was_never_told_is_in_the_new_index() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.execute("delete from outbox where key = '" + key(2) + "'");

    stores.rebuilt();

    assertThat(stores.found()).containsOnlyKeys(key(1), key(2), key(3));
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_parked_document_stays_parked_and_its_neighbours_are_rebuilt() {
    stores.keep(List.of(asset(1), asset(2, "application/x-nwb", BEFORE_THE_EPOCH), asset(3)));
    stores.mirrored();
    var since = stores.parked.all().getFirst().since();

    var run = stores.rebuilt();

    assertThat(stores.found()).containsOnlyKeys(key(1), key(3));
    assertThat(run.errors).extracting(error -> error.subject()).containsExactly(key(2));
    assertThat(stores.parked.all())
        .singleElement()
        .satisfies(parked -> {
          assertThat(parked.change().key()).isEqualTo(key(2));
          assertThat(parked.since()).isEqualTo(since);
        });
  }

  @Test
  void a_few_documents_that_only_the_new_index_refuses_are_parked() {
    var all = new ArrayList<>(assets(199));
    all.add(asset(200, "application/x-nwb", BEFORE_THE_EPOCH));
    stores.keep(all);
    stores.mirrored();
    stores.execute("delete from parked");

    var run = stores.rebuilt();

    assertThat(stores.found()).hasSize(199);
    assertThat(run.parked()).isEqualTo(1);
    assertThat(stores.parked.all()).hasSize(1);
  }

  @Test
  void
      a_mapping_that_has_changed_is_told_and_nothing_of_the_new_kind_is_mixed_into_the_old_index() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.outdate("asset");
    stores.keep(List.of(asset(1), asset(2, "text/plain", Stores.THEN), asset(3)));

    var held = stores.mirrored();

    assertThat(held.errors)
        .singleElement()
        .satisfies(error -> {
          assertThat(error.subject()).isEqualTo("asset");
          assertThat(error.message())
              .contains("mapping has changed", "dandex mirror rebuild", "changes wait");
        });
    assertThat(held.delivered()).isZero();
    assertThat(held.count("documentsPostponed")).isEqualTo(1);
    assertThat(stores.found()).containsEntry(key(2), "application/x-nwb");
    assertThat(stores.pending()).isEqualTo(1);

    stores.rebuilt();

    assertThat(stores.found()).containsEntry(key(2), "text/plain");
    assertThat(stores.pending()).isZero();
    assertThat(stores.mirrored().errors).isEmpty();
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void what_moved_in_another_postgres_before_a_restore_counts_as_moved_for_one_rebuild() {
    stores.keep(assets(120));
    stores.mirrored();
    stores.execute("update outbox set moved = '999999999999999'");

    stores.rebuilt();
    assertThat(stores.verification().agrees()).isTrue();
    stores.settle();
    var next = stores.rebuilt();

    assertThat(next.count("documentsFilled")).isEqualTo(121);
    assertThat(next.count("documentsCaughtUp")).isZero();
    assertThat(next.delivered()).isZero();
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_rebuild_asks_for_the_rows_of_a_page_as_often_as_a_delivery_does() throws Exception {
    stores.keep(assets(120));
    stores.mirrored();

    try (var gate = new Gate(TestServers.elasticsearch());
        var gated = Cluster.open(gate.url())) {
      Stores.run(stores.rebuild(gated, BRISK, 1), new Witness());

      // 50, 50 and 20 assets; the dandiset
      assertThat(gate.bulks).hasSize(4);
    }
  }
}
