package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  void a_withdrawn_and_an_embargoed_dandiset_leave_tombstones_and_may_come_back() throws Exception {
    try (var replay = Replay.serve("--dandisets", "000004,000005,000006,000037")) {
      bench.sync(replay.dandiUrl());
      var all = bench.catalog();
      replay.show("000005", "deleted");
      replay.show("000006", "embargoed");

      var notes = bench.sync(replay.dandiUrl(), DandiSyncOptions.PLAIN.allowingMassDeletion());

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
