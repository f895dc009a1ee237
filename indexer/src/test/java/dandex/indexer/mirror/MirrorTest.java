package dandex.indexer.mirror;

import static dandex.indexer.mirror.Stores.asset;
import static dandex.indexer.mirror.Stores.assets;
import static dandex.indexer.mirror.Stores.key;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.DocumentKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MirrorTest {
  /// Waits for what another has under way.
  private static final Pace LONG_SUFFERING =
      new Pace(2, 50, 8 << 20, Collections.nCopies(200, Duration.ofMillis(50)));

  private final Stores stores = new Stores();

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void what_was_delivered_is_seen_by_a_search_when_the_run_ends() {
    stores.keep(assets(3));

    var run = stores.mirrored();

    assertThat(stores.found()).containsOnlyKeys(key(1), key(2), key(3));
    assertThat(run.delivered()).isEqualTo(4);
    assertThat(run.total.get()).isEqualTo(4);
    assertThat(run.steps.get()).isEqualTo(4);
    assertThat(stores.pending()).isZero();
  }

  @Test
  void an_unchanged_asset_is_mirrored_once() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.keep(assets(3));

    var second = stores.mirrored();

    assertThat(second.delivered()).isZero();
    assertThat(second.errors).isEmpty();
  }

  @Test
  void a_changed_asset_is_mirrored_again() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.keep(List.of(asset(1), asset(2, "text/plain", Stores.THEN), asset(3)));

    stores.mirrored();

    assertThat(stores.found()).containsEntry(key(2), "text/plain");
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_deleted_asset_disappears() {
    stores.keep(assets(3));
    stores.mirrored();
    stores.keep(List.of(asset(1), asset(3)));

    var run = stores.mirrored();

    assertThat(stores.found()).containsOnlyKeys(key(1), key(3));
    assertThat(run.deleted()).isEqualTo(1);
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void an_asset_that_was_gone_before_it_was_mirrored_costs_nothing() {
    stores.keep(assets(2));
    stores.keep(List.of(asset(1)));

    var run = stores.mirrored();

    assertThat(stores.found()).containsOnlyKeys(key(1));
    assertThat(run.deleted()).isEqualTo(1);
    assertThat(run.errors).isEmpty();
  }

  @Test
  void a_poison_document_is_parked_with_its_reason_and_does_not_stop_its_neighbours() {
    stores.keep(
        List.of(
            asset(1),
            asset(2, "application/x-nwb", Instant.parse("1969-01-01T00:00:00Z")),
            asset(3)));

    var run = stores.mirrored();

    assertThat(stores.found()).containsOnlyKeys(key(1), key(3));
    assertThat(run.parked()).isEqualTo(1);
    assertThat(run.errors)
        .singleElement()
        .satisfies(error -> {
          assertThat(error.subject()).isEqualTo(key(2));
          assertThat(error.message()).contains("created", "before the epoch in 1970");
        });
    assertThat(stores.parked.all())
        .singleElement()
        .satisfies(parked -> {
          assertThat(parked.change().key()).isEqualTo(key(2));
          assertThat(parked.reason()).contains("before the epoch in 1970");
        });
    assertThat(stores.pending()).isZero();
  }

  @Test
  void a_parked_document_that_was_mended_is_delivered() {
    stores.keep(List.of(asset(1, "application/x-nwb", Instant.parse("1969-01-01T00:00:00Z"))));
    stores.mirrored();
    stores.keep(List.of(asset(1)));

    stores.mirrored();

    assertThat(stores.found()).containsOnlyKeys(key(1));
    assertThat(stores.parked.all()).isEmpty();
  }

  @Test
  void what_a_killed_run_had_claimed_is_delivered_by_the_next_one() {
    stores.keep(assets(3));
    try {
      stores.outbox.deliver(
          DocumentKind.ASSET,
          10,
          _ -> {
            throw new IllegalStateException("killed");
          });
    } catch (IllegalStateException killed) {
      assertThat(killed).hasMessage("killed");
    }

    stores.mirrored();

    assertThat(stores.found()).hasSize(3);
  }

  @Test
  void two_runs_at_once_end_like_one() throws Exception {
    stores.keep(assets(600));
    var together = new CyclicBarrier(2);
    Callable<Witness> runner =
        () -> {
          together.await();
          var witness = new Witness();
          Stores.run(stores.mirror(stores.cluster, LONG_SUFFERING), witness);
          return witness;
        };

    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var run : threads.invokeAll(List.of(runner, runner))) {
        assertThat(run.get().errors).isEmpty();
      }
    }

    assertThat(stores.found()).hasSize(600);
    assertThat(stores.pending()).isZero();
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_cancelled_run_stops_between_batches_and_shows_what_it_delivered() {
    stores.keep(assets(600));
    var run = new Witness[1];
    run[0] = new Witness(() -> run[0].steps.get() >= 100);

    Stores.run(stores.mirror(), run[0]);

    assertThat(stores.found().size()).isBetween(99, 250);
    assertThat(stores.pending()).isPositive();
    assertThat(run[0].errors).isEmpty();
    stores.mirrored();
    assertThat(stores.found()).hasSize(600);
  }
}
