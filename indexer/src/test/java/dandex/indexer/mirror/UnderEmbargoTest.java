package dandex.indexer.mirror;

import static dandex.indexer.mirror.Stores.BRISK;
import static dandex.indexer.mirror.Stores.assets;
import static dandex.indexer.mirror.Stores.key;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.document.Cluster;
import dandex.sandbox.TestServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What comes under embargo leaves the index by every way, though its rows stay.
class UnderEmbargoTest {
  private final Stores stores = new Stores();

  @AfterEach
  void close() {
    stores.close();
  }

  /// Says that the index has all of it, as if deliveries had been confirmed that never arrived.
  private void confirmAll() {
    stores.execute("update outbox set delivered = revision");
  }

  private void assertHidden() {
    assertThat(stores.found()).isEmpty();
    assertThat(stores.verification().agrees()).isTrue();
    assertThat(stores.pending()).isZero();
  }

  private void assertShownAgain() {
    stores.embargo("OPEN");
    stores.mirrored();
    assertThat(stores.found()).containsOnlyKeys(key(1), key(2), key(3));
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_mirror_run_deletes_it_and_brings_it_back_when_the_embargo_ends() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.embargo("EMBARGOED");

    stores.mirrored();

    assertHidden();
    assertShownAgain();
  }

  @Test
  void a_repair_deletes_it_and_never_delivers_it_again() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.embargo("EMBARGOED");
    confirmAll();
    assertThat(stores.found()).hasSize(3);

    var run = stores.repaired();

    assertThat(run.count("documentsWanted")).isZero();
    assertThat(run.count("documentsSurplus")).isEqualTo(4);
    assertThat(run.deleted()).isEqualTo(4);
    assertThat(run.delivered()).isLessThanOrEqualTo(0);
    assertHidden();
    assertShownAgain();
  }

  @Test
  void a_rebuild_does_not_read_it() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.embargo("EMBARGOED");
    confirmAll();

    var run = stores.rebuilt();

    assertThat(run.count("documentsFilled")).isZero();
    assertHidden();
    assertShownAgain();
  }

  @Test
  void a_rebuild_deletes_what_came_under_embargo_while_it_filled() throws Exception {
    stores.keep(assets(120));
    stores.mirrored();
    try (var gate = new Gate(TestServers.elasticsearch());
        var gated = Cluster.open(gate.url())) {
      gate.onFirst("-asset-next/_bulk", () -> stores.embargo("EMBARGOED"));

      Stores.run(stores.rebuild(gated, BRISK, 1), new Witness());
    }

    assertThat(stores.serving()).isEqualTo(2);
    assertHidden();
  }
}
