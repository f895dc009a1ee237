package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.TestServers;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the indexer in the middle of its work, and the same work done again, end where work
/// that nobody disturbed ends.
class CrashTest {
  private static final boolean WHOLE = System.getProperty("dandex.proof", "").equals("whole");
  private static final int ROUNDS = WHOLE ? 20 : 1;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

  private static final int LARGE_SEED = 13;

  private static Archive archive;
  private static Catalog undisturbed;
  private static long requestsOfDandi;
  private static long requestsOfLindi;

  @TempDir static Path home;

  private record Catalog(Archive archive, String database, String prefix) {
    static Catalog fresh(Archive archive) {
      return new Catalog(archive, TestServers.freshDatabase(), TestServers.freshPrefix());
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

    long count(String query) {
      return CatalogDump.count(database, query);
    }

    long delivered() {
      return count("select count(*) from outbox where delivered = revision");
    }
  }

  @BeforeAll
  static void an_undisturbed_run() {
    archive = Archive.serve(Holdings.generated(7, 12, 1500), 0);
    undisturbed = Catalog.fresh(archive);
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
      var catalog = Catalog.fresh(archive);
      kill(
          catalog,
          afterRequests(archive, 1 + random.nextLong(requestsOfDandi - 1)),
          "sync",
          "dandi");
      catalog.finish("sync", "dandi", "--no-progress");
      kill(
          catalog,
          afterRequests(archive, 1 + random.nextLong(requestsOfLindi - 1)),
          "sync",
          "lindi");
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

  /// Many of its requests are for pages of versions that have several, and every page is some
  /// dozens of milliseconds of staging: the kill falls anywhere into them, twice before a sync may
  /// end.
  @Test
  void a_sync_killed_between_and_within_the_pages_of_a_large_version_ends_in_the_same_catalog()
      throws Exception {
    try (var large = Archive.serve(Holdings.generated(LARGE_SEED, 2, 5000), 0)) {
      var whole = Catalog.fresh(large);
      whole.finish("sync", "dandi", "--no-progress");
      var requests = large.requests().total();
      var pages = large.requests().of("assets+metadata").requests();
      pages += large.requests().of("assets").requests();
      assertThat(pages).as("of %d requests", requests).isGreaterThan(requests / 3);
      assertThat(CatalogDump.count(whole.database(), "select max(asset_count) from version"))
          .isGreaterThan(3 * 1000);
      var expected = CatalogDump.of(whole.database());

      large.latency(Duration.ofMillis(10));
      for (var seed = 1; seed <= ROUNDS; seed++) {
        var random = new Random(seed);
        var catalog = Catalog.fresh(large);
        // What the second one finds to do depends on what the first one had done.
        for (var place : List.of(1 + random.nextLong(requests * 3 / 4), 1 + random.nextLong(2))) {
          var within = TimeUnit.MILLISECONDS.toNanos(random.nextInt(60));
          kill(catalog, afterRequests(large, place, within), "sync", "dandi");
        }
        catalog.finish("sync", "dandi", "--no-progress");

        assertThat(CatalogDump.of(catalog.database())).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  /// Killed when it has begun, when it has filled something, when it has filled all, and about when
  /// it swaps; each time everything changes before it goes on. The sample has one of these, chosen
  /// anew each day.
  @Test
  void a_rebuild_killed_again_and_again_ends_in_the_same_index() throws Exception {
    var expected = IndexDump.of(TestServers.elasticsearch(), undisturbed.prefix());
    for (var seed = 1; seed <= ROUNDS; seed++) {
      var swaps = undisturbed.count("select count(*) from rebuild where behind is not null");
      var points =
          List.of(
              "select count(*) - 2 from rebuild_index join rebuild on rebuild = id"
                  + " where state = 'filling'",
              "select count(*) from rebuild_range join rebuild on rebuild = id"
                  + " where state = 'filling' and kind = 'asset' and reached is not null",
              "select count(*) from rebuild_range join rebuild on rebuild = id"
                  + " where state = 'filling' and kind = 'asset' and filled",
              "select count(*) - " + swaps + " from rebuild where behind is not null");
      for (var point : WHOLE ? points : some(points)) {
        var least = point.contains("- 2") ? 0 : 1;
        kill(undisturbed, () -> undisturbed.count(point) >= least, "mirror", "rebuild");
        assertThat(IndexDump.of(TestServers.elasticsearch(), undisturbed.prefix()))
            .as("index that serves after a kill, seed %d", seed)
            .isEqualTo(expected);
        CatalogDump.execute(
            undisturbed.database(),
            "update outbox set revision = revision + 1, due = clock_timestamp()");
      }
      assertThat(undisturbed.count("select count(*) from outbox where delivered < revision"))
          .isGreaterThan(1000);
      undisturbed.finish("mirror", "rebuild", "--no-progress");
      undisturbed.finish("mirror", "--no-progress");

      assertThat(IndexDump.of(TestServers.elasticsearch(), undisturbed.prefix()))
          .as("index of seed %d", seed)
          .isEqualTo(expected);
      undisturbed.finish("mirror", "verify");
    }
  }

  /// Before the aliases move, all changes are confirmed to the index that serves until then, and
  /// most of them change once more. It is killed when the aliases have moved and nothing says so.
  @Test
  void a_rebuild_killed_after_the_swap_and_before_its_record_is_ended_by_a_mirror_run()
      throws Exception {
    var url = undisturbed.database();
    var expected = IndexDump.of(TestServers.elasticsearch(), undisturbed.prefix());
    for (var seed = 1; seed <= ROUNDS; seed++) {
      var changed = new AtomicBoolean();
      try (var before = Hold.on(url, "before", "rebuild", "new.behind is not null");
          var after = Hold.on(url, "after", "rebuild", "new.state = 'done'")) {
        kill(
            undisturbed,
            () -> {
              if (!changed.get() && before.isReached()) {
                CatalogDump.execute(url, move("key >= '0'"));
                undisturbed.finish("mirror", "--no-progress");
                CatalogDump.execute(url, move("key >= '1'"));
                before.letGo();
                changed.set(true);
              }
              return after.isReached();
            },
            "mirror",
            "rebuild");
      }
      assertThat(undisturbed.count("select count(*) from outbox where delivered < revision"))
          .isGreaterThan(1000);
      assertThat(undisturbed.count("select count(*) from rebuild where state = 'filling'"))
          .isEqualTo(1);
      assertThat(undisturbed.count("select count(*) from outbox where delivered = revision"))
          .as("confirmed to the index that serves no more, seed %d", seed)
          .isPositive();

      undisturbed.finish("mirror", "--no-progress");

      undisturbed.finish("mirror", "verify");
      assertThat(undisturbed.count("select count(*) from rebuild where state = 'filling'"))
          .isZero();
      assertThat(IndexDump.of(TestServers.elasticsearch(), undisturbed.prefix()))
          .as("index of seed %d", seed)
          .isEqualTo(expected);
    }
  }

  private static <T> List<T> some(List<T> points) {
    var seed = LocalDate.now(ZoneOffset.UTC).toEpochDay();
    System.out.println("points at which a rebuild is killed: seed " + seed);
    var chosen = new ArrayList<>(points);
    Collections.shuffle(chosen, new Random(seed));
    return points.stream().filter(chosen.subList(0, 1)::contains).toList();
  }

  private static String move(String which) {
    return "update outbox set revision = revision + 1, due = clock_timestamp() where " + which;
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
