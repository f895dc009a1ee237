package dandex.indexer.mirror;

import static dandex.indexer.mirror.Stores.BRISK;
import static dandex.indexer.mirror.Stores.asset;
import static dandex.indexer.mirror.Stores.assets;
import static dandex.indexer.mirror.Stores.key;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch._types.VersionType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.outbox.Delivery.Outcome;
import dandex.sandbox.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A rebuild into which others write, that is stopped, that fails, or whose index is not right.
class RebuildTroubleTest {
  private static final String FILLING = "-asset-next/_bulk";
  private static final String SWAP = "/_aliases";
  private static final String SETTLING = "-asset-next/_settings";

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

  private Witness rebuilt() {
    var witness = new Witness();
    Stores.run(stores.rebuild(gated, BRISK, 1), witness);
    return witness;
  }

  /// The second is changed, the third is gone, the fourth is new.
  private void change() {
    stores.keep(List.of(asset(1), asset(2, "text/plain", Stores.THEN), asset(4)));
  }

  private void assertChanged() {
    assertThat(stores.found()).containsOnlyKeys(key(1), key(2), key(4));
    assertThat(stores.found()).containsEntry(key(2), "text/plain");
    assertThat(stores.verification().agrees()).isTrue();
    assertThat(stores.pending()).isZero();
  }

  @Test
  void changes_and_deletions_during_a_rebuild_are_in_the_new_index_before_it_serves() {
    stores.keep(assets(3));
    stores.mirrored();
    var atTheSwap = new AtomicReference<Object>();
    gate.onFirst(FILLING, this::change);
    gate.onFirst(SWAP, () -> atTheSwap.set(ids("asset-next")));

    var run = rebuilt();

    assertThat(atTheSwap.get()).isEqualTo(List.of(key(1), key(2), key(4)));
    assertThat(run.count("documentsCaughtUp")).isGreaterThanOrEqualTo(3);
    assertChanged();
  }

  @Test
  void what_a_mirror_run_confirms_to_the_old_index_during_a_rebuild_is_in_the_new_one() {
    stores.keep(assets(3));
    stores.mirrored();
    gate.onFirst(
        FILLING,
        () -> {
          change();
          stores.mirrored();
          assertThat(stores.pending()).isZero();
        });

    rebuilt();

    assertChanged();
  }

  @Test
  void what_changes_in_the_moment_of_the_swap_is_in_the_new_index_when_the_rebuild_ends() {
    stores.keep(assets(3));
    stores.mirrored();
    gate.onFirst(
        SWAP,
        () -> {
          change();
          stores.mirrored();
        });

    rebuilt();

    assertThat(stores.serving()).isEqualTo(2);
    assertChanged();
  }

  /// It has claimed before, and confirms after the swap what the old index alone has got.
  @Test
  void what_a_mirror_run_has_under_way_at_the_swap_is_in_the_new_index() throws Exception {
    stores.keep(assets(3));
    stores.mirrored();
    var claimed = new CountDownLatch(1);
    var swapped = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var others = new CompletableFuture<List<Outcome>>();
      gate.onFirst(
          SWAP,
          () -> {
            change();
            threads.execute(() ->
                others.complete(
                    stores.outbox.deliver(
                        DocumentKind.ASSET,
                        10,
                        changes -> {
                          claimed.countDown();
                          await(swapped);
                          return Collections.nCopies(changes.size(), new Outcome.Delivered());
                        })));
            await(claimed);
          });

      rebuilt();
      swapped.countDown();

      assertThat(others.get(10, TimeUnit.SECONDS)).hasSize(3);
    }
    assertChanged();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_swap_that_fails_leaves_the_old_index_serving_and_the_next_rebuild_only_swaps() {
    stores.keep(assets(120));
    stores.mirrored();
    gate.on(SWAP, _ -> 503);

    assertThatThrownBy(this::rebuilt)
        .isInstanceOf(RebuildFailed.class)
        .hasMessageContainingAll("503", "search index is as it was", "dandex mirror rebuild")
        .message()
        .hasLineCount(1);

    assertThat(stores.serving()).isEqualTo(1);
    assertThat(stores.found()).hasSize(120);
    assertThat(stores.rebuilds.done(stores.prefix)).isEmpty();

    var bulks = gate.bulks.size();
    gate.on(SWAP, _ -> Gate.PASS);
    assertThat(rebuilt().count("documentsFilled")).isZero();
    assertThat(gate.bulks).hasSize(bulks);
    assertThat(stores.serving()).isEqualTo(2);
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void both_kinds_are_swapped_in_one_step() {
    stores.keep(assets(3));
    stores.mirrored();
    var swaps = new ArrayList<String>();
    gate.on(
        SWAP,
        body -> {
          swaps.add(body);
          return Gate.PASS;
        });

    rebuilt();

    assertThat(swaps)
        .singleElement()
        .asString()
        .contains(stores.prefix + "-asset-2", stores.prefix + "-dandiset-2");
  }

  @Test
  void a_swap_whose_answer_got_lost_is_a_swap() {
    stores.keep(assets(3));
    stores.mirrored();
    gate.on(SWAP, _ -> Gate.LOSE);

    rebuilt();

    assertThat(stores.serving()).isEqualTo(2);
    assertThat(stores.rebuilds.done(stores.prefix)).isPresent();
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_rebuild_is_done_only_after_the_swap() {
    stores.keep(assets(3));
    stores.mirrored();
    gate.onFirst(
        SWAP,
        () -> {
          assertThat(stores.rebuilds.done(stores.prefix)).isEmpty();
          assertThat(stores.rebuilds.open(stores.prefix)).isPresent();
        });

    rebuilt();

    assertThat(stores.rebuilds.done(stores.prefix)).isPresent();
    assertThat(stores.rebuilds.open(stores.prefix)).isEmpty();
  }

  @Test
  void a_rebuild_that_died_between_the_swap_and_its_end_loses_nothing() {
    stores.keep(assets(3));
    stores.mirrored();
    gate.onFirst(
        SWAP,
        () -> {
          change();
          stores.mirrored(); // into the old index, and confirmed
          stores.execute("alter table rebuild rename to rebuild_gone");
        });
    assertThatThrownBy(this::rebuilt)
        .isInstanceOf(RebuildFailed.class)
        .hasMessageContainingAll("the new index serves", "`dandex mirror` does the rest");
    stores.execute("alter table rebuild_gone rename to rebuild");
    assertThat(stores.serving()).isEqualTo(2);

    rebuilt();

    assertThat(stores.serving()).isEqualTo(2);
    assertChanged();
  }

  @Test
  void settings_for_loading_are_gone_before_the_swap() {
    stores.keep(assets(3));
    stores.mirrored();
    var loading = new AtomicReference<String>("");
    var swapping = new AtomicReference<String>("");
    gate.onFirst(FILLING, () -> loading.set(settings("asset-next")));
    gate.onFirst(SWAP, () -> swapping.set(settings("asset-next")));

    rebuilt();

    assertThat(loading.get()).isEqualTo("refresh -1, replicas 0, deletions 365d");
    assertThat(swapping.get()).isEqualTo("refresh 1s, replicas 0, deletions 1h");
    assertThat(settings("asset")).isEqualTo(swapping.get());
  }

  @Test
  void a_stale_writer_never_overwrites_what_is_newer_in_the_new_index() throws Exception {
    stores.keep(assets(3));
    stores.mirrored();
    var late = new CopyOnWriteArrayList<String>();
    gate.on(
        FILLING,
        body -> {
          late.add(body);
          if (late.size() == 1) change();
          return Gate.PASS;
        });
    rebuilt();
    assertChanged();

    // What a worker sent before the changes arrives once more, long after.
    assertThat(late.getFirst()).contains(key(2), key(3));
    bulk(stores.prefix + "-asset", late.getFirst());

    assertChanged();
  }

  /// Sent when the index began to be filled, it arrives after all was compared.
  @Test
  void a_late_page_does_not_bring_a_deleted_document_back() {
    stores.keep(assets(3));
    stores.mirrored();
    var late = new CopyOnWriteArrayList<String>();
    gate.on(
        FILLING,
        body -> {
          late.add(body);
          if (late.size() == 1) change();
          return Gate.PASS;
        });
    gate.onFirst(SWAP, () -> bulk(stores.prefix + "-asset-next", late.getFirst()));

    rebuilt();

    assertThat(late.getFirst()).contains(key(3));
    assertChanged();
  }

  @Test
  void a_cancelled_rebuild_says_so_and_goes_on_where_it_was() {
    stores.keep(assets(300));
    stores.mirrored();
    var first = new AtomicReference<Witness>();
    first.set(new Witness(() -> first.get().count("documentsFilled") >= 101));

    assertThatThrownBy(() -> Stores.run(stores.rebuild(gated, BRISK, 1), first.get()))
        .isInstanceOf(RebuildFailed.class)
        .hasMessageStartingWith("Cancelled")
        .hasMessageContaining("goes on from here");

    assertThat(stores.serving()).isEqualTo(1);
    assertThat(stores.found()).hasSize(300);
    var filled = first.get().count("documentsFilled");
    assertThat(filled).isBetween(101L, 250L);
    var second = rebuilt();
    assertThat(second.count("documentsFilled")).isEqualTo(301 - filled);
    assertThat(stores.serving()).isEqualTo(2);
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_cluster_that_goes_down_in_the_middle_of_a_rebuild_costs_one_page_of_each_worker() {
    stores.keep(assets(300));
    stores.mirrored();
    var before = gate.bulks.size();
    gate.next(_ -> Gate.PASS).next(_ -> Gate.PASS).next(_ -> Gate.PASS).always(_ -> Gate.DROP);

    assertThatThrownBy(this::rebuilt)
        .isInstanceOf(RebuildFailed.class)
        .hasMessageContainingAll("does not answer", "search index is as it was");

    assertThat(stores.found()).hasSize(300);
    var dropped = gate.bulks.size() - before - 3;
    gate.always(_ -> Gate.PASS);
    rebuilt();
    // The dandiset in one request, the assets in six.
    assertThat(gate.bulks.size() - before - dropped).isEqualTo(7);
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_cluster_that_stays_busy_ends_a_rebuild_that_goes_on_later() {
    stores.keep(assets(3));
    stores.mirrored();
    gate.always(_ -> 429);

    assertThatThrownBy(this::rebuilt)
        .isInstanceOf(RebuildFailed.class)
        .hasMessageContainingAll("could not be delivered", "429", "goes on from here");

    gate.always(_ -> Gate.PASS);
    rebuilt();
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_new_index_that_is_thrown_away_while_it_is_filled_is_begun_anew() {
    stores.keep(assets(120));
    stores.mirrored();
    var pages = new AtomicInteger();
    gate.on(
        FILLING,
        _ -> {
          if (pages.getAndIncrement() == 1) drop(stores.prefix + "-asset-2");
          return Gate.PASS;
        });

    assertThatThrownBy(this::rebuilt).isInstanceOf(RebuildFailed.class);
    assertThat(stores.found()).hasSize(120);

    rebuilt();

    assertThat(stores.found()).hasSize(120);
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_new_index_that_lacks_a_document_never_serves() {
    stores.keep(assets(3));
    stores.mirrored();
    gate.onFirst(SETTLING, () -> delete("asset-next", key(2)));

    assertThatThrownBy(this::rebuilt)
        .isInstanceOf(RebuildFailed.class)
        .hasMessageContainingAll("not fit to serve", "1 missing", key(2), "begins anew");

    assertThat(stores.serving()).isEqualTo(1);
    assertThat(stores.indices()).isEqualTo(1);
    assertThat(stores.rebuilt().count("documentsFilled")).isEqualTo(4);
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_new_index_in_which_a_document_says_something_else_never_serves() {
    stores.keep(assets(3));
    stores.mirrored();
    gate.onFirst(SETTLING, () -> overwrite("asset-next", key(2)));

    assertThatThrownBy(this::rebuilt)
        .isInstanceOf(RebuildFailed.class)
        .hasMessageContainingAll("not fit to serve", "1 are not as they are to be", key(2));

    assertThat(stores.serving()).isEqualTo(1);
  }

  @Test
  void a_new_index_that_refuses_what_the_old_one_took_never_serves() {
    stores.keep(
        List.of(asset(1), asset(2, "application/x-nwb", Instant.parse("1969-01-01T00:00:00Z"))));
    stores.mirrored();
    stores.execute("delete from parked");

    assertThatThrownBy(this::rebuilt)
        .isInstanceOf(RebuildFailed.class)
        .hasMessageContainingAll("refuses 1 of 3 documents", key(2), "before the epoch");

    assertThat(stores.serving()).isEqualTo(1);
    assertThat(stores.found()).containsOnlyKeys(key(1));
  }

  private List<String> ids(String index) {
    try {
      var name = stores.prefix + "-" + index;
      return stores
          .cluster
          .client()
          .search(search -> search.index(name).size(1000), ObjectNode.class)
          .hits()
          .hits()
          .stream()
          .map(hit -> String.valueOf(hit.id()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String settings(String index) {
    try {
      var name = stores.prefix + "-" + index;
      var state =
          stores.cluster.client().indices().getSettings(ask -> ask.index(name)).result().values();
      var settings = requireNonNull(state.iterator().next().settings()).index();
      return "refresh %s, replicas %s, deletions %s"
          .formatted(
              requireNonNull(requireNonNull(settings).refreshInterval()).time(),
              settings.numberOfReplicas(),
              requireNonNull(settings.gcDeletes()).time());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void drop(String name) {
    try {
      stores.cluster.client().indices().delete(ask -> ask.index(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete(String index, String key) {
    try {
      stores.cluster.client().delete(ask -> ask.index(stores.prefix + "-" + index).id(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Under the version that it has.
  private void overwrite(String index, String key) {
    try {
      var name = stores.prefix + "-" + index;
      var held = stores.cluster.client().get(ask -> ask.index(name).id(key), ObjectNode.class);
      var other = requireNonNull(held.source()).put("size", 7);
      stores
          .cluster
          .client()
          .index(put ->
              put.index(name)
                  .id(key)
                  .version(held.version())
                  .versionType(VersionType.ExternalGte)
                  .document(other));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void bulk(String index, String body) {
    try {
      var request =
          HttpRequest.newBuilder(
                  URI.create(TestServers.elasticsearch() + "/" + index + "/_bulk?refresh=true"))
              .header("Content-Type", "application/x-ndjson")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      try (var http = HttpClient.newHttpClient()) {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
