package dandex.indexer.mirror;

import static dandex.indexer.mirror.Stores.BRISK;
import static dandex.indexer.mirror.Stores.asset;
import static dandex.indexer.mirror.Stores.assets;
import static dandex.indexer.mirror.Stores.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Back to the index that served before.
class RollbackTest {
  private final Stores stores = new Stores();

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void what_changed_since_the_swap_is_brought_to_the_old_index() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.rebuilt();
    stores.keep(List.of(asset(1), asset(2, "text/plain", Stores.THEN), asset(4)));
    stores.mirrored();

    var run = stores.rolledBack();

    assertThat(stores.serving()).isEqualTo(1);
    assertThat(stores.found()).containsOnlyKeys(key(1), key(2), key(4));
    assertThat(stores.found()).containsEntry(key(2), "text/plain");
    assertThat(run.delivered()).isEqualTo(2);
    assertThat(run.deleted()).isEqualTo(1);
    assertThat(stores.verification().agrees()).isTrue();
    assertThat(stores.pending()).isZero();
  }

  @Test
  void what_waited_for_the_old_index_at_the_swap_is_brought_to_it() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.keep(List.of(asset(1), asset(2, "text/plain", Stores.THEN)));
    stores.rebuilt();
    assertThat(stores.pending()).isZero();

    stores.rolledBack();

    assertThat(stores.found()).containsOnlyKeys(key(1), key(2)).containsEntry(key(2), "text/plain");
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void what_the_old_index_refuses_is_parked_again() {
    stores.keep(List.of(asset(1), asset(2, "application/x-nwb", Instant.EPOCH.minusSeconds(9))));
    stores.mirrored();
    stores.rebuilt();

    var run = stores.rolledBack();

    assertThat(run.parked()).isEqualTo(1);
    assertThat(stores.parked.all()).hasSize(1);
    assertThat(stores.found()).containsOnlyKeys(key(1));
  }

  @Test
  void a_rebuild_is_taken_back_once_and_can_be_done_again() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.rebuilt();
    stores.rolledBack();

    assertThatThrownBy(stores::rolledBack)
        .isInstanceOf(RebuildFailed.class)
        .hasMessage("There is no rebuild to take back.");

    stores.rebuilt();
    assertThat(stores.serving()).isEqualTo(3);
    assertThat(stores.indices()).isEqualTo(2); // what was taken back is gone
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void after_postgres_was_set_back_nobody_goes_back() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.rebuilt();
    stores.execute("update rebuild set horizon = '999999999999999', behind = '999999999999999'");

    assertThatThrownBy(stores::rolledBack)
        .isInstanceOf(RebuildFailed.class)
        .hasMessageContainingAll("Postgres was set back", "`dandex mirror rebuild`");

    assertThat(stores.serving()).isEqualTo(2);
  }

  @Test
  void without_an_older_index_there_is_nothing_to_go_back_to() {
    stores.keep(assets(3));
    stores.mirrored();
    Stores.run(stores.rebuild(stores.cluster, BRISK, 0), new Witness());

    assertThatThrownBy(stores::rolledBack)
        .isInstanceOf(RebuildFailed.class)
        .hasMessageContainingAll(stores.prefix, "-1", "is deleted");
    assertThat(stores.serving()).isEqualTo(2);
  }

  @Test
  void the_first_index_of_all_has_no_older_one() {
    stores.keep(assets(3));
    stores.rebuilt();

    assertThatThrownBy(stores::rolledBack)
        .isInstanceOf(RebuildFailed.class)
        .hasMessageContaining("replaced no index");
  }
}
