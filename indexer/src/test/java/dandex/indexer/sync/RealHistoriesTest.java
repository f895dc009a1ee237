package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Five states of each of four real drafts: what a sync leaves is the state, and what it says that
/// it did is what lies between two states.
class RealHistoriesTest {
  private static final String ALL = String.join(",", RealHistory.DANDISETS);
  private static final String FIRST = String.join(":1,", RealHistory.DANDISETS) + ":1";

  private final SyncBench bench = new SyncBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void the_states_of_a_real_draft_are_followed_in_order() throws Exception {
    follow(List.of(1, 2, 3, 4, 5));
  }

  @Test
  void the_states_of_a_real_draft_are_followed_in_jumps_once_a_mass_deletion_is_allowed()
      throws Exception {
    assertThat(follow(List.of(1, 5, 2, 4, 3, 1))).as("refusals").isEqualTo(2);
  }

  @Test
  void what_was_recorded_of_the_states_is_what_a_run_reports() throws Exception {
    try (var replay = Replay.serve("--dandisets", ALL, "--history", FIRST)) {
      bench.sync(replay.dandiUrl());
      for (var dandiset : RealHistory.DANDISETS) {
        for (var state = 2; state <= 5; state++) {
          var recorded = new RealHistory(dandiset).recorded(state);
          var published = published();
          replay.show(dandiset, state);
          var told = Toll.of(sync(replay));
          // published versions younger than the state shown do not exist in it
          var others = Toll.between(published, published());

          assertThat(told.added() - others.added())
              .isEqualTo(recorded.getOrDefault("vs_prev_added", -1L));
          assertThat(told.removed() - others.removed())
              .isEqualTo(recorded.getOrDefault("vs_prev_removed", -1L));
          assertThat(told.changed())
              .isEqualTo(
                  recorded.getOrDefault("vs_prev_new_asset_id", -1L)
                      + recorded.getOrDefault("vs_prev_same_id_metadata_changed", -1L));
        }
      }
    }
  }

  /// @return how often a sync refused to follow
  private int follow(List<Integer> order) throws Exception {
    try (var replay = Replay.serve("--dandisets", ALL, "--history", FIRST)) {
      var refusals = 0;
      bench.sync(replay.dandiUrl());
      for (var dandiset : RealHistory.DANDISETS) {
        var history = new RealHistory(dandiset);
        var before = history.state(order.getFirst());
        assertThat(history.kept(bench)).isEqualTo(before);
        for (int state : order.subList(1, order.size())) {
          var now = history.state(state);
          var published = published();
          replay.show(dandiset, state);
          if (before.size() > 100 && now.size() * 2 < before.size()) {
            assertRefused(replay, dandiset);
            refusals++;
          }
          var notes = sync(replay);

          assertThat(history.kept(bench)).as(dandiset + " in state " + state).isEqualTo(now);
          assertVersion(dandiset, now);
          Toll.assertTold(notes, with(before, published), with(now, published()));
          before = now;
        }
      }
      return refusals;
    }
  }

  /// Nothing of it was done, and a reader is told why.
  private void assertRefused(Replay replay, String dandiset) throws Exception {
    var before = bench.catalog();
    var notes = bench.sync(replay.dandiUrl());

    assertThat(notes.errors()).singleElement().extracting("subject").isEqualTo(dandiset);
    assertThat(notes.errors().getFirst().message()).startsWith("refused to remove ");
    assertThat(drafts(bench.catalog())).isEqualTo(drafts(before));
  }

  private Notes sync(Replay replay) throws Exception {
    var notes = bench.sync(replay.dandiUrl(), DandiSyncOptions.PLAIN.allowingMassDeletion());
    assertThat(notes.errors()).isEmpty();
    return notes;
  }

  private void assertVersion(String dandiset, Map<String, String> state) throws Exception {
    var row =
        "select count(*) from version where version = 'draft' and dandiset = '%s' and %s = %d";
    var bytes = state.values().stream().mapToLong(RealHistoriesTest::bytes).sum();
    assertThat(bench.number(row.formatted(dandiset, "asset_count", state.size()))).isEqualTo(1);
    assertThat(bench.number(row.formatted(dandiset, "bytes", bytes))).isEqualTo(1);
  }

  private static long bytes(String held) {
    return Long.parseLong(held.split(" ", 3)[1]);
  }

  private Map<String, String> published() throws Exception {
    return bench.rows(
        """
        select v.dandiset || '/' || v.version || '/' || p.path, ''
        from place p join version v on v.id = p.version where v.version <> 'draft'
        """);
  }

  private static Map<String, String> drafts(Map<String, String> catalog) {
    var drafts = new TreeMap<>(catalog);
    drafts.keySet().removeIf(key -> key.startsWith("version ") && !key.endsWith("/draft"));
    drafts.keySet().removeIf(key -> key.startsWith("place ") && !key.contains("/draft/"));
    drafts.keySet().removeIf(key -> key.startsWith("asset "));
    return drafts;
  }

  private static Map<String, String> with(Map<String, String> one, Map<String, String> other) {
    var both = new TreeMap<>(one);
    both.putAll(other);
    return both;
  }
}
