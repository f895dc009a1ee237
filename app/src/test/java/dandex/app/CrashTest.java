package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dandex.sandbox.Proof;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the indexer in the middle of its work, and the same work done again, end where work
/// that nobody disturbed ends. The sample has one of the two proofs, another one each day.
class CrashTest {
  private static final int ROUNDS = Proof.sized(20, 1);

  private static final String SMALL = "runs of each kind";
  private static final String LARGE = "the pages of a large version";
  private static final List<String> TURNS = Proof.turns(List.of(SMALL, LARGE));

  private static final int LARGE_SEED = 13;

  @TempDir static Path home;

  @Test
  void killed_runs_done_again_end_in_the_same_catalog_and_index() throws Exception {
    assumeThat(TURNS).contains(SMALL);
    try (var archive = Archive.serve(Holdings.generated(7, 12, 1500), 0)) {
      killAndFinish(archive);
    }
  }

  private static void killAndFinish(Archive archive) throws Exception {
    var undisturbed = OwnCatalog.fresh(home, archive);
    undisturbed.finish("sync", "dandi", "--no-progress");
    var requestsOfDandi = archive.requests().total();
    undisturbed.finish("sync", "lindi", "--no-progress");
    var requestsOfLindi = archive.requests().total() - requestsOfDandi;
    undisturbed.finish("mirror", "--no-progress");
    var expectedCatalog = undisturbed.dump();
    var expectedIndex = undisturbed.index();
    assertThat(expectedIndex.documents()).hasSizeGreaterThan(1000);

    for (var seed = 1; seed <= ROUNDS; seed++) {
      var random = new Random(seed);
      var catalog = OwnCatalog.fresh(home, archive);
      catalog.kill(
          afterRequests(archive, 1 + random.nextLong(requestsOfDandi - 1)), "sync", "dandi");
      catalog.finish("sync", "dandi", "--no-progress");
      catalog.kill(
          afterRequests(archive, 1 + random.nextLong(requestsOfLindi - 1)), "sync", "lindi");
      catalog.finish("sync", "lindi", "--no-progress");
      var threshold = random.nextInt(expectedIndex.documents().size() / 2);
      catalog.kill(() -> catalog.delivered() > threshold, "mirror");
      catalog.finish("sync", "all", "--no-progress");

      assertThat(catalog.dump()).as("catalog of seed %d", seed).isEqualTo(expectedCatalog);
      assertThat(catalog.index()).as("index of seed %d", seed).isEqualTo(expectedIndex);
      catalog.finish("mirror", "verify");
    }
  }

  /// Many of its requests are for pages of versions that have several, and every page is some
  /// dozens of milliseconds of staging: the kill falls anywhere into them, twice before a sync may
  /// end.
  @Test
  void a_sync_killed_between_and_within_the_pages_of_a_large_version_ends_in_the_same_catalog()
      throws Exception {
    assumeThat(TURNS).contains(LARGE);
    try (var large = Archive.serve(Holdings.generated(LARGE_SEED, 2, 5000), 0)) {
      var whole = OwnCatalog.fresh(home, large);
      whole.finish("sync", "dandi", "--no-progress");
      var requests = large.requests().total();
      var pages = large.requests().of("assets+metadata").requests();
      pages += large.requests().of("assets").requests();
      assertThat(pages).as("of %d requests", requests).isGreaterThan(requests / 3);
      assertThat(whole.count("select max(asset_count) from version")).isGreaterThan(3 * 1000);
      var expected = whole.dump();

      large.latency(Duration.ofMillis(10));
      for (var seed = 1; seed <= ROUNDS; seed++) {
        var random = new Random(seed);
        var catalog = OwnCatalog.fresh(home, large);
        // What the second one finds to do depends on what the first one had done.
        for (var place : List.of(1 + random.nextLong(requests * 3 / 4), 1 + random.nextLong(2))) {
          var within = TimeUnit.MILLISECONDS.toNanos(random.nextInt(60));
          catalog.kill(afterRequests(large, place, within), "sync", "dandi");
        }
        catalog.finish("sync", "dandi", "--no-progress");

        assertThat(catalog.dump()).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  /// So many requests have come, and some time more has passed.
  private static BooleanSupplier afterRequests(Archive asked, long requests, long nanos) {
    var reached = afterRequests(asked, requests);
    return () -> {
      if (!reached.getAsBoolean()) return false;
      LockSupport.parkNanos(nanos);
      return true;
    };
  }

  private static BooleanSupplier afterRequests(Archive archive, long requests) {
    var before = archive.requests().total();
    return () -> archive.requests().total() - before >= requests;
  }
}
