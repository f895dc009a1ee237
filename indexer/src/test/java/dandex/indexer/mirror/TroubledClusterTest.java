package dandex.indexer.mirror;

import static dandex.indexer.mirror.Stores.BRISK;
import static dandex.indexer.mirror.Stores.asset;
import static dandex.indexer.mirror.Stores.assets;
import static dandex.indexer.mirror.Stores.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.document.Cluster;
import dandex.catalog.document.ClusterUnreachable;
import dandex.catalog.run.RunError;
import dandex.sandbox.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A cluster that is down, busy, slow, behind something, or thrown away.
class TroubledClusterTest {
  private final Stores stores = new Stores();
  private Gate gate;
  private Cluster gated;

  @BeforeEach
  void open() throws IOException {
    gate = new Gate(TestServers.elasticsearch());
    gated = Cluster.open(gate.url());
  }

  @AfterEach
  void close() {
    gated.close();
    gate.close();
    stores.close();
  }

  @Test
  void a_cluster_that_is_down_fails_the_run_in_one_line_and_loses_nothing() throws Exception {
    stores.keep(assets(3));
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    try (var down = Cluster.open("http://127.0.0.1:" + port)) {
      assertThatThrownBy(() -> stores.mirror(down, BRISK).run(new Witness()))
          .isInstanceOf(ClusterUnreachable.class)
          .hasMessage(
              "Elasticsearch does not answer at http://127.0.0.1:" + port + ": Connection refused");
    }

    assertThat(stores.pending()).isEqualTo(4);
    stores.mirrored();
    assertThat(stores.found()).hasSize(3);
  }

  @Test
  void a_cluster_that_goes_down_in_the_middle_loses_nothing() {
    stores.keep(assets(300));
    gate.next(_ -> Gate.PASS).next(_ -> Gate.PASS).always(_ -> Gate.DROP);

    assertThatThrownBy(() -> stores.mirror(gated, BRISK).run(new Witness()))
        .isInstanceOf(ClusterUnreachable.class)
        .message()
        .startsWith("Elasticsearch does not answer at " + gate.url())
        .hasLineCount(1);

    stores.mirrored();
    assertThat(stores.found()).hasSize(300);
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void an_answer_that_was_lost_costs_a_second_delivery_and_nothing_else() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.keep(List.of(asset(1), asset(2, "text/plain", Stores.THEN)));
    // The request arrives, its answer does not.
    gate.always(_ -> {
      stores.mirrored();
      return Gate.DROP;
    });

    assertThatThrownBy(() -> stores.mirror(gated, BRISK).run(new Witness()))
        .isInstanceOf(ClusterUnreachable.class);
    stores.mirrored();

    assertThat(stores.found()).containsOnlyKeys(key(1), key(2));
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_busy_cluster_is_tried_again() {
    stores.keep(assets(3));
    gate.next(_ -> 429).next(_ -> 503).next(_ -> Gate.PASS).next(_ -> 429);

    var run = new Witness();
    Stores.run(stores.mirror(gated, BRISK), run);

    assertThat(stores.found()).hasSize(3);
    assertThat(run.errors).isEmpty();
    assertThat(run.postponed()).isZero();
  }

  @Test
  void a_cluster_that_stays_busy_ends_the_run_with_an_error_and_the_next_one_delivers() {
    stores.keep(assets(3));
    gate.always(_ -> 429);

    var run = new Witness();
    Stores.run(stores.mirror(gated, BRISK), run);

    assertThat(run.delivered()).isZero();
    assertThat(run.postponed()).isEqualTo(4);
    assertThat(run.errors)
        .extracting(error -> error.subject())
        .containsExactly("dandiset", "asset");
    assertThat(run.errors.getLast().message()).contains("3 documents", "429");
    assertThat(stores.pending()).isEqualTo(4);
    stores.mirrored();
    assertThat(stores.found()).hasSize(3);
  }

  @Test
  void requests_are_halved_until_what_is_on_the_way_takes_them() {
    stores.keep(assets(40));
    gate.always(body -> body.length() > 3_000 ? 413 : Gate.PASS);

    var run = new Witness();
    Stores.run(stores.mirror(gated, BRISK), run);

    assertThat(stores.found()).hasSize(40);
    assertThat(run.errors).isEmpty();
  }

  @Test
  void a_document_that_is_too_large_by_itself_is_parked() {
    stores.keep(List.of(asset(1), asset(2, "x".repeat(10_000), Stores.THEN)));
    gate.always(body -> body.length() > 3_000 ? 413 : Gate.PASS);

    var run = new Witness();
    Stores.run(stores.mirror(gated, BRISK), run);

    assertThat(stores.found()).containsOnlyKeys(key(1));
    assertThat(run.errors)
        .singleElement()
        .isEqualTo(new RunError(key(2), "parked: " + stores.parked.all().getFirst().reason()));
    assertThat(run.errors.getFirst().message()).contains("413");
  }

  @Test
  void no_request_is_larger_than_it_may_be() {
    stores.keep(assets(60));
    var pace = new Pace(2, 50, 4_000, List.of());

    Stores.run(stores.mirror(gated, pace), new Witness());

    assertThat(stores.found()).hasSize(60);
    assertThat(gate.bulks)
        .hasSizeGreaterThan(5)
        .allSatisfy(it -> assertThat(it).hasSizeLessThan(4_000));
  }

  @Test
  void a_stale_writer_never_overwrites_a_newer_document() {
    stores.keep(assets(1));
    stores.mirrored();
    stores.keep(List.of(asset(1, "stale/one", Stores.THEN)));
    // While the request with the first change is on its way, a second change overtakes it.
    gate.nextAfter(() -> {
      stores.keep(List.of(asset(1, "newer/one", Stores.THEN)));
      stores.mirrored();
    });

    var run = new Witness();
    Stores.run(stores.mirror(gated, BRISK), run);

    assertThat(gate.bulks.getFirst()).contains("stale/one");
    assertThat(stores.found()).containsEntry(key(1), "newer/one");
    assertThat(run.errors).isEmpty();
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_late_write_does_not_bring_a_deleted_document_back() {
    stores.keep(assets(2));
    stores.mirrored();
    stores.keep(List.of(asset(1, "late/one", Stores.THEN), asset(2)));
    gate.nextAfter(() -> {
      stores.keep(List.of(asset(2)));
      stores.mirrored();
    });

    Stores.run(stores.mirror(gated, BRISK), new Witness());

    assertThat(gate.bulks.getFirst()).contains("late/one");
    assertThat(stores.found()).containsOnlyKeys(key(2));
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void an_index_that_was_thrown_away_is_filled_again() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.throwAway("asset");

    var run = stores.mirrored();

    assertThat(stores.found()).hasSize(3);
    assertThat(run.delivered()).isEqualTo(3);
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void an_index_that_is_thrown_away_during_a_run_fails_it_and_is_filled_by_the_next_one() {
    stores.keep(assets(300));
    gate.next(_ -> Gate.PASS).next(_ -> Gate.PASS).nextAfter(() -> stores.throwAway("asset"));

    assertThatThrownBy(() -> stores.mirror(gated, BRISK).run(new Witness()))
        .isInstanceOf(IndexGone.class)
        .hasMessage(
            "The index %s-asset went away during the run; the next run makes it anew and fills it."
                .formatted(stores.prefix));

    stores.mirrored();
    assertThat(stores.found()).hasSize(300);
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void deletions_that_find_no_index_fail_the_run_too() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.keep(List.of());
    gate.next(_ -> Gate.PASS).nextAfter(() -> stores.throwAway("asset"));

    assertThatThrownBy(() -> stores.mirror(gated, BRISK).run(new Witness()))
        .isInstanceOf(IndexGone.class);

    stores.mirrored();
    assertThat(stores.found()).isEmpty();
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_run_that_dies_right_after_it_made_the_index_leaves_nothing_out() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.throwAway("asset");
    stores.throwAway("dandiset");
    gate.always(_ -> Gate.DROP);

    assertThatThrownBy(() -> stores.mirror(gated, BRISK).run(new Witness()))
        .isInstanceOf(ClusterUnreachable.class);

    assertThat(stores.found()).isEmpty();
    stores.mirrored();
    assertThat(stores.found()).hasSize(3);
  }
}
