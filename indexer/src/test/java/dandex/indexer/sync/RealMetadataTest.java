package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RealMetadataTest {
  private final SyncBench bench = new SyncBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void real_dandisets_are_stored_as_they_are_and_a_second_sync_finds_nothing_to_do()
      throws Exception {
    try (var replay = Replay.serve()) {
      var notes = bench.sync(replay.dandiUrl());

      assertThat(notes.errors()).isEmpty();
      assertThat(bench.count("dandiset")).isEqualTo(60);
      assertThat(bench.count("version")).isEqualTo(60 + 50);
      assertThat(bench.count("asset")).isEqualTo(14_878);
      assertThat(bench.count("place")).isEqualTo(14_063 + 3_872);
      assertThat(bench.number("select count(*) from version where latest")).isEqualTo(newest());
      assertMetadata();

      replay.forgetRequests();
      var revisions = bench.revisions();
      assertThat(bench.sync(replay.dandiUrl()).changes()).isEmpty();
      assertThat(replay.requests().path("dandisets").path("requests").asInt()).isEqualTo(1);
      assertThat(replay.requests()).hasSize(1);
      assertThat(bench.sync(replay.dandiUrl(), DandiSyncOptions.PLAIN.forced()).changes())
          .isEmpty();
      assertThat(bench.revisions()).isEqualTo(revisions);
    }
  }

  @Test
  void a_bad_network_gives_the_same_catalog() throws Exception {
    var some = "000003,000004,000005,000006,000007,000009,000037";
    try (var good = Replay.serve("--dandisets", some);
        var bad = Replay.serve("--dandisets", some, "--fail-rate", "0.1", "--seed", "5");
        var other = new SyncBench()) {
      bench.sync(good.dandiUrl());
      var small = SyncBench.options(bad.dandiUrl()).withPageSize(40);
      var notes = other.sync(small, DandiSyncOptions.PLAIN, new Notes());

      assertThat(notes.errors()).isEmpty();
      assertThat(notes.figure("retries")).isPositive();
      assertThat(other.catalog()).isEqualTo(bench.catalog());
    }
  }

  @Test
  void the_states_of_a_real_draft_are_followed_in_order_and_in_jumps() throws Exception {
    try (var replay =
        Replay.serve("--dandisets", "000037,000350,000402,000552", "--history", "000037:1")) {
      for (var dandiset : List.of("000037", "000350", "000402", "000552")) {
        Map<String, String> before = Map.of();
        var published = published();
        for (var state : List.of(1, 2, 3, 4, 5, 2, 4, 1)) {
          replay.show(dandiset, state);
          var notes = bench.sync(replay.dandiUrl(), DandiSyncOptions.PLAIN.allowingMassDeletion());
          var now = state(dandiset, state);

          assertThat(notes.errors()).isEmpty();
          assertThat(draft(dandiset)).as(dandiset + " in state " + state).isEqualTo(now);
          if (!before.isEmpty()) assertFigures(notes, before, now, published, published());
          before = now;
          published = published();
        }
      }
    }
  }

  @Test
  void a_withdrawn_and_an_embargoed_dandiset_leave_tombstones_and_may_come_back() throws Exception {
    try (var replay = Replay.serve("--dandisets", "000004,000005,000006,000037")) {
      bench.sync(replay.dandiUrl());
      var all = bench.catalog();
      replay.show("000005", "deleted");
      replay.show("000006", "embargoed");

      var notes = bench.sync(replay.dandiUrl());

      assertThat(notes.figure("dandisetsRemoved")).isEqualTo(2);
      assertThat(bench.rows("select dandiset, reason from tombstone"))
          .isEqualTo(Map.of("000005", "deleted", "000006", "embargoed"));
      assertThat(bench.catalog().keySet())
          .noneMatch(key -> key.contains("000005") || key.contains("000006"));

      replay.show("000005", "head");
      replay.show("000006", "head");
      bench.sync(replay.dandiUrl());

      assertThat(bench.count("tombstone")).isZero();
      assertThat(bench.catalog().keySet()).isEqualTo(all.keySet());
    }
  }

  /// The draft's metadata where an asset stands in a draft, else that of its newest version.
  private void assertMetadata() throws Exception {
    var kept = bench.rows("select id::text, metadata::text from asset");
    var lists = new ArrayList<Path>();
    for (var dandiset : folders(Replay.data().resolve("dandisets"))) {
      lists.add(dandiset);
      lists.addAll(folders(dandiset.resolve("versions")).reversed());
    }
    for (var list : lists) {
      for (var asset : Replay.assets(list)) {
        var text = kept.remove(asset.path("asset_id").asText());
        if (text != null) {
          assertThat(Replay.JSON.readTree(text)).isEqualTo(asset.path("metadata"));
        }
      }
    }
    assertThat(kept).isEmpty();
  }

  /// Published versions younger than the state shown do not exist in it, so they come and go.
  private static void assertFigures(
      Notes notes,
      Map<String, String> before,
      Map<String, String> now,
      Set<String> publishedBefore,
      Set<String> publishedNow) {
    assertThat(notes.figure("assetsAdded"))
        .isEqualTo(missing(now.keySet(), before) + missing(publishedNow, publishedBefore));
    assertThat(notes.figure("assetsRemoved"))
        .isEqualTo(missing(before.keySet(), now) + missing(publishedBefore, publishedNow));
    assertThat(notes.figure("assetsChanged"))
        .isEqualTo(
            now.entrySet().stream()
                .filter(one -> before.containsKey(one.getKey()))
                .filter(one -> !one.getValue().equals(before.get(one.getKey())))
                .count());
  }

  private static long missing(Set<String> here, Map<String, String> there) {
    return missing(here, there.keySet());
  }

  private static long missing(Set<String> here, Set<String> there) {
    return here.stream().filter(key -> !there.contains(key)).count();
  }

  private Set<String> published() throws Exception {
    return bench
        .rows(
            """
            select v.dandiset || '/' || v.version || '/' || p.path, ''
            from place p join version v on v.id = p.version where v.version <> 'draft'
            """)
        .keySet();
  }

  private Map<String, String> draft(String dandiset) throws Exception {
    var rows =
        bench.rows(
            """
            select p.path, a.id || ' ' || a.bytes || ' ' || a.metadata
            from place p join version v on v.id = p.version join asset a on a.id = p.asset
            where v.version = 'draft' and v.dandiset = '%s'
            """
                .formatted(dandiset));
    var draft = new TreeMap<String, String>();
    for (var row : rows.entrySet()) {
      var parts = row.getValue().split(" ", 3);
      draft.put(
          row.getKey(),
          parts[0] + " " + parts[1] + " " + Replay.JSON.readTree(parts[2]).hashCode());
    }
    return draft;
  }

  private static Map<String, String> state(String dandiset, int number) throws IOException {
    var states = folders(Replay.data().resolve("history").resolve(dandiset));
    var state = new TreeMap<String, String>();
    for (JsonNode asset : Replay.assets(states.get(number - 1))) {
      state.put(
          asset.path("path").asText(),
          asset.path("asset_id").asText()
              + " "
              + asset.path("size").asLong()
              + " "
              + asset.path("metadata").hashCode());
    }
    return state;
  }

  private static int newest() throws IOException {
    var published = 0;
    for (var dandiset : folders(Replay.data().resolve("dandisets"))) {
      if (!folders(dandiset.resolve("versions")).isEmpty()) published++;
    }
    return published;
  }

  private static List<Path> folders(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) return List.of();
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }
}
