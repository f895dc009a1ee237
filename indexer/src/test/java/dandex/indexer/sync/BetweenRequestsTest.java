package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Changes that fall between two chosen requests of a sync, and what the next one makes of them.
class BetweenRequestsTest {
  private static final long SEED = 11;

  private final SyncBench bench = new SyncBench();
  private final Archive archive = Archive.serve(Holdings.generated(SEED, 12, 200), 0);
  private final String dandiset = published();

  @BeforeEach
  void sync() throws Exception {
    bench.sync(archive.dandiUrl());
  }

  @AfterEach
  void close() {
    archive.close();
    bench.close();
  }

  /// The list, the draft's metadata and assets, then the versions: between these it is published
  /// anew. The assets that were read with the draft are frozen by then, and told otherwise.
  @Test
  void what_is_published_after_the_draft_was_read_and_then_leaves_the_draft_is_told_as_published()
      throws Exception {
    archive.curator().publish(dandiset);
    var asset = archive.curator().add(dandiset, 1).getFirst();
    archive.meanwhile(4, () -> archive.curator().publish(dandiset));
    bench.sync(archive.dandiUrl());
    archive.curator().remove(dandiset, archive.knows().asset(asset).orElseThrow().path());

    assertThat(bench.sync(archive.dandiUrl()).errors()).isEmpty();
    new Agreement(archive, bench).check("seed " + SEED);
  }

  @Test
  void whenever_a_run_is_overtaken_by_a_publication_the_next_one_makes_good_for_it()
      throws Exception {
    for (var request = 1; request <= 6; request++) {
      archive.curator().add(dandiset, 1);
      archive.meanwhile(request, () -> archive.curator().publish(dandiset));
      bench.sync(archive.dandiUrl());
      archive.heal();
      var added = archive.knows().paths(dandiset, "draft");
      archive.curator().remove(dandiset, added.getLast());

      assertThat(bench.sync(archive.dandiUrl()).errors()).isEmpty();
      new Agreement(archive, bench).check("seed " + SEED + ", published before " + request);
    }
  }

  @Test
  void a_dandiset_that_vanishes_in_the_middle_of_its_reading_leaves_a_tombstone_the_next_time()
      throws Exception {
    archive.curator().add(dandiset, 1);
    archive.meanwhile(3, () -> archive.curator().embargo(dandiset));
    assertThat(bench.sync(archive.dandiUrl()).errors()).hasSize(1);

    assertThat(bench.sync(archive.dandiUrl()).figure("dandisetsRemoved")).isEqualTo(1);
    new Agreement(archive, bench).check("seed " + SEED);
  }

  /// The largest that has published versions.
  private String published() {
    return archive.knows().identifiers().stream()
        .filter(id -> !archive.knows().published(id).isEmpty())
        .max((one, other) -> Integer.compare(size(one), size(other)))
        .orElseThrow();
  }

  private int size(String id) {
    return archive.knows().paths(id, "draft").size();
  }

  /// A publication changes the draft's assets in place. What stays here of the draft though it left
  /// there is described as it was before.
  @Test
  void a_draft_that_is_not_here_as_it_is_there_proves_nothing_of_what_was_published_from_it()
      throws Exception {
    var asset = archive.curator().add(dandiset, 1).getFirst();
    bench.sync(archive.dandiUrl());
    var path = archive.knows().asset(asset).orElseThrow().path();
    archive.curator().publish(dandiset);
    archive.curator().remove(dandiset, path);
    bench.sync(archive.dandiUrl(), DandiSyncOptions.PLAIN.skippingDeletions());

    assertThat(bench.sync(archive.dandiUrl()).errors()).isEmpty();
    new Agreement(archive, bench).check("seed " + SEED);
  }
}
