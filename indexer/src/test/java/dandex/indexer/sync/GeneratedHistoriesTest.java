package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// States of made-up dandisets, taken from the archive before and after: what a sync leaves is the
/// state, and what it says that it did is what lies between two states, however much happened.
class GeneratedHistoriesTest {
  private static final long SEED = 23;

  private final SyncBench bench = new SyncBench();
  private final Archive archive = Archive.serve(Holdings.generated(SEED, 4, 90), 0);
  private final Acts acts = new Acts(archive, new Random(SEED), false);

  @BeforeEach
  void sync() throws Exception {
    bench.sync(archive.dandiUrl());
  }

  @AfterEach
  void close() {
    archive.close();
    bench.close();
  }

  @Test
  void each_change_is_followed_and_told() throws Exception {
    for (var change = 0; change < 40; change++) follow(1);
  }

  @Test
  void many_changes_at_once_are_followed_and_told_as_what_they_come_to() throws Exception {
    for (var changes : IntStream.of(2, 3, 5, 8, 13, 21, 34).toArray()) follow(changes);
  }

  @Test
  void what_is_done_and_undone_is_told_as_no_change_of_an_asset() throws Exception {
    var dandiset = archive.knows().identifiers().getFirst();
    archive.curator().embargo(dandiset);
    archive.curator().release(dandiset);
    archive.curator().add(dandiset, 1);
    var paths = archive.knows().paths(dandiset, "draft");
    paths.stream()
        .filter(path -> path.startsWith("sub-new/"))
        .forEach(path -> archive.curator().remove(dandiset, path));

    assertThat(Toll.of(bench.sync(archive.dandiUrl()))).isEqualTo(new Toll(0, 0, 0));
    new Agreement(archive, bench).check("seed " + SEED);
  }

  private void follow(int changes) throws Exception {
    var before = places();
    for (var change = 0; change < changes; change++) acts.act("then");

    var notes = bench.sync(archive.dandiUrl(), DandiSyncOptions.PLAIN.allowingMassDeletion());

    var told = "seed " + SEED + "\n" + String.join("\n", acts.log());
    assertThat(notes.errors()).as(told).isEmpty();
    new Agreement(archive, bench).check(told);
    assertThat(Toll.of(notes)).as(told).isEqualTo(Toll.between(before, places()));
  }

  /// An asset that was published changes in place; of a published version only what comes and goes
  /// is told.
  private Map<String, String> places() {
    var places = new TreeMap<String, String>();
    try (var assets = archive.knows().all()) {
      assets.forEach(asset ->
          asset
              .paths()
              .forEach((version, path) ->
                  places.put(
                      asset.dandiset() + "/" + version + "/" + path,
                      version.equals("draft")
                          ? asset.id() + asset.size() + asset.metadata()
                          : "")));
    }
    return places;
  }
}
