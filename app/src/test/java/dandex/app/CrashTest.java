package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.TestServers;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the indexer in the middle of its work, and the same work done again, end where work
/// that nobody disturbed ends.
class CrashTest {
  private static final int ROUNDS = System.getProperty("dandex.proof", "").equals("whole") ? 20 : 1;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

  private static Archive archive;
  private static Catalog undisturbed;
  private static long requestsOfDandi;
  private static long requestsOfLindi;

  @TempDir static Path home;

  private record Catalog(String database, String prefix) {
    static Catalog fresh() {
      return new Catalog(TestServers.freshDatabase(), TestServers.freshPrefix());
    }

    Program program() {
      return new Program(
          home,
          Map.of(
              "DANDEX_DATABASE_URL", database,
              "DANDEX_ELASTICSEARCH_URL", TestServers.elasticsearch(),
              "DANDEX_INDEX_PREFIX", prefix,
              "DANDEX_DANDI_URL", archive.dandiUrl(),
              "DANDEX_LINDI_URL", archive.lindiUrl()));
    }

    void finish(String... command) {
      var ended = program().run(command);
      assertThat(ended.exit()).as(ended.err()).isZero();
    }

    long delivered() {
      return CatalogDump.count(database, "select count(*) from outbox where delivered = revision");
    }
  }

  @BeforeAll
  static void an_undisturbed_run() {
    archive = Archive.serve(Holdings.generated(7, 12, 1500), 0);
    undisturbed = Catalog.fresh();
    var before = archive.requests().total();
    undisturbed.finish("sync", "dandi", "--no-progress");
    requestsOfDandi = archive.requests().total() - before;
    undisturbed.finish("sync", "lindi", "--no-progress");
    requestsOfLindi = archive.requests().total() - before - requestsOfDandi;
    undisturbed.finish("mirror", "--no-progress");
  }

  @AfterAll
  static void close() {
    archive.close();
  }

  @Test
  void killed_runs_done_again_end_in_the_same_catalog_and_index() throws Exception {
    var expectedCatalog = CatalogDump.of(undisturbed.database());
    var expectedIndex = IndexDump.of(TestServers.elasticsearch(), undisturbed.prefix());
    assertThat(expectedIndex.documents()).hasSizeGreaterThan(1000);

    for (var seed = 1; seed <= ROUNDS; seed++) {
      var random = new Random(seed);
      var catalog = Catalog.fresh();
      kill(catalog, afterRequests(1 + random.nextLong(requestsOfDandi - 1)), "sync", "dandi");
      catalog.finish("sync", "dandi", "--no-progress");
      kill(catalog, afterRequests(1 + random.nextLong(requestsOfLindi - 1)), "sync", "lindi");
      catalog.finish("sync", "lindi", "--no-progress");
      var threshold = random.nextInt(expectedIndex.documents().size() / 2);
      kill(catalog, () -> catalog.delivered() > threshold, "mirror");
      catalog.finish("sync", "all", "--no-progress");

      assertThat(CatalogDump.of(catalog.database()))
          .as("catalog of seed %d", seed)
          .isEqualTo(expectedCatalog);
      assertThat(IndexDump.of(TestServers.elasticsearch(), catalog.prefix()))
          .as("index of seed %d", seed)
          .isEqualTo(expectedIndex);
      catalog.finish("mirror", "verify");
    }
  }

  private static BooleanSupplier afterRequests(long requests) {
    var before = archive.requests().total();
    return () -> archive.requests().total() - before >= requests;
  }

  /// Starts a command, and kills it once it has come so far.
  private static void kill(Catalog catalog, BooleanSupplier reached, String... command)
      throws IOException, InterruptedException {
    var out = home.resolve("killed.out");
    var process = catalog.program().start(out, home.resolve("killed.err"), command);
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!reached.getAsBoolean() && process.isAlive() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    assertThat(process.isAlive()).as("was under way when it was killed").isTrue();
    process.destroyForcibly().waitFor();
    assertThat(
            CatalogDump.count(
                catalog.database(), "select count(*) from run where status = 'running'"))
        .as("runs that died")
        .isEqualTo(1);
  }
}
