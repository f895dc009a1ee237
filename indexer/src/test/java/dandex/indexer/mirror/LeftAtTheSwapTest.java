package dandex.indexer.mirror;

import static dandex.indexer.mirror.Stores.BRISK;
import static dandex.indexer.mirror.Stores.asset;
import static dandex.indexer.mirror.Stores.assets;
import static dandex.indexer.mirror.Stores.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.document.Cluster;
import dandex.indexer.run.Task;
import dandex.sandbox.TestServers;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A run that died when the aliases had moved and nothing said so. What changed meanwhile was
/// confirmed to the index that serves no more.
class LeftAtTheSwapTest {
  private final Stores stores = new Stores();
  private Gate gate;
  private Cluster gated;

  @BeforeEach
  void open() throws IOException {
    gate = new Gate(TestServers.elasticsearch());
    gated = Cluster.open(gate.url());
    stores.keep(assets(3));
    stores.mirrored();
  }

  @AfterEach
  void close() {
    gated.close();
    gate.close();
    stores.close();
  }

  private void change() {
    stores.keep(List.of(asset(1), asset(2, "text/plain", Stores.THEN), asset(4)));
  }

  /// The second is changed, the third is gone, the fourth is new, and the index that serves until
  /// now has all of it; then whoever is at it is cut off from Postgres.
  private void left(Task task) {
    gate.onFirst(
        "/_aliases",
        () -> {
          change();
          stores.mirrored();
          stores.execute("alter table rebuild rename to rebuild_gone");
        });
    assertThatThrownBy(() -> Stores.run(task, new Witness()));
    stores.execute("alter table rebuild_gone rename to rebuild");
  }

  private void assertChanged() {
    assertThat(stores.found()).containsOnlyKeys(key(1), key(2), key(4));
    assertThat(stores.found()).containsEntry(key(2), "text/plain");
    assertThat(stores.verification().agrees()).isTrue();
    assertThat(stores.pending()).isZero();
  }

  @Test
  void the_next_mirror_run_ends_a_rebuild() {
    left(stores.rebuild(gated, BRISK, 1));
    assertThat(stores.serving()).isEqualTo(2);
    assertThat(stores.pending()).isZero();
    assertThat(stores.verification().agrees()).isFalse();

    stores.mirrored();

    assertThat(stores.rebuilds.done(stores.prefix)).isPresent();
    assertChanged();
    assertThat(stores.mirrored().delivered()).isZero();
  }

  @Test
  void the_next_mirror_run_ends_a_taking_back() {
    stores.rebuilt();
    left(new Rollback(stores.database, gated, stores.outbox, stores.prefix, BRISK));
    assertThat(stores.serving()).isEqualTo(1);
    assertThat(stores.verification().agrees()).isFalse();

    stores.mirrored();

    assertThat(stores.rebuilds.done(stores.prefix)).isEmpty();
    assertChanged();
  }

  @Test
  void taking_back_goes_on_where_it_was_left_and_not_one_rebuild_further() {
    Stores.run(stores.rebuild(stores.cluster, BRISK, 2), new Witness());
    Stores.run(stores.rebuild(stores.cluster, BRISK, 2), new Witness());
    left(new Rollback(stores.database, gated, stores.outbox, stores.prefix, BRISK));

    stores.rolledBack();

    assertThat(stores.serving()).isEqualTo(2);
    assertChanged();
  }

  @Test
  void a_rebuild_that_was_left_is_what_is_taken_back() {
    stores.rebuilt();
    left(stores.rebuild(gated, BRISK, 2));
    assertThat(stores.serving()).isEqualTo(3);

    stores.rolledBack();

    assertThat(stores.serving()).isEqualTo(2);
    assertChanged();
  }

  @Test
  void a_rebuild_after_a_taking_back_that_was_left_loses_nothing_when_it_is_taken_back() {
    stores.rebuilt();
    left(new Rollback(stores.database, gated, stores.outbox, stores.prefix, BRISK));

    stores.rebuilt();
    assertChanged();
    stores.rolledBack();

    assertThat(stores.serving()).isEqualTo(1);
    assertChanged();
  }
}
