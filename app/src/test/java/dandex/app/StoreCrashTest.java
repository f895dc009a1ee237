package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.Proof;
import dandex.sandbox.Watch;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `kill -9` of those who mirror, of Postgres and of Elasticsearch, alone and together, while
/// everything is being delivered and goes on to change: what comes back loses nothing.
/// `-Ddandex.proof=whole` does it 50 times, the sample once, in another way each day;
/// `-Ddandex.round=3` only so as the one of that seed was.
class StoreCrashTest {
  private static final @Nullable Integer ALONE = Integer.getInteger("dandex.round");
  private static final int LEAST_PENDING = 1000;
  private static final int MOST_MIRRORS = 5;

  @TempDir static Path home;

  private static MortalStores stores;

  private final List<Worker> workers = new ArrayList<>();

  static Stream<Round> rounds() {
    if (ALONE == null) return Proof.turns(Round.all()).stream();
    return Round.all().stream().filter(round -> round.seed() == ALONE);
  }

  @BeforeAll
  static void a_catalog_that_is_mirrored() {
    stores = new MortalStores(home);
    try (var archive = Archive.serve(Holdings.generated(7, 12, 2500), 0)) {
      var environment =
          Map.of(
              "DANDEX_DATABASE_URL", stores.database(),
              "DANDEX_DANDI_URL", archive.dandiUrl());
      finish(environment, "sync", "dandi");
    }
    finish(environment(), "mirror");
  }

  @AfterAll
  static void close() {
    stores.close();
  }

  @AfterEach
  void leave() {
    workers.forEach(Worker::kill);
    stores.revive();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rounds")
  void what_was_killed_comes_back_and_nothing_is_lost_or_stale(Round round) throws Exception {
    var begun = System.nanoTime();
    var random = new SplittableRandom(round.seed());
    changeEverything(random);

    long pending;
    try (var halt = round.point().halt(stores.database());
        var writer = new Writer(stores.database(), round.point().pauseOfWriters())) {
      start(round.company(), random);
      await(halt::isReached);
      pending = reached(round, writer, random);
      assertThat(pending).as("pending in %s", round).isGreaterThanOrEqualTo(LEAST_PENDING);
      for (var worker : workers) worker.assertAlive();
      kill(round, random);
      if (!round.kills(Victim.POSTGRES)) halt.letGo();
      var failure = writer.stop();
      assertThat(failure == null || round.kills(Victim.POSTGRES)).as("%s", failure).isTrue();
      stores.revive();
    }
    var mirrors = recovered(round);

    assertAgreement(round);
    for (var worker : workers) if (worker.follows()) worker.end();
    System.out.printf(
        "%s: %d pending, %d mirror run(s), %d s%n",
        round, pending, mirrors, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
  }

  /// Some assets go for ever, those of some dandisets for a while, those of others come back, and
  /// all that ever was is to be delivered again.
  private static void changeEverything(RandomGenerator random) {
    var url = stores.database();
    CatalogDump.execute(
        url,
        """
        create temporary table gone as select id from asset order by md5(id::text || %1$d) limit 9;
        delete from place where asset in (select id from gone);
        delete from asset where id in (select id from gone);
        update dandiset set embargo_status =
          case when id in (select id from dandiset order by md5(id || %1$d) limit 2)
            then 'EMBARGOED' else 'OPEN' end;
        update outbox set revision = revision + 1, due = clock_timestamp()
        """
            .formatted(random.nextInt(1000)));
    assertThat(CatalogDump.count(url, "select count(*) from outbox where delivered < revision"))
        .isGreaterThan(2 * LEAST_PENDING);
    assertThat(
            CatalogDump.count(
                url,
                "select count(*) from outbox where kind = 'asset'"
                    + " and not exists (select from visible.asset a where a.id::text = key)"))
        .as("deletions among them")
        .isPositive();
  }

  private void start(Company company, RandomGenerator random) throws IOException {
    for (var command : company.commands(random)) {
      workers.add(Worker.start(program(), command));
      // An heir that comes first is none, and whoever does not wait then ends.
      if (company == Company.MIRROR_AND_HEIR) await(StoreCrashTest::isAnyRunning);
    }
  }

  private static boolean isAnyRunning() {
    return CatalogDump.count(
            stores.database(),
            "select count(*) from run where kind = 'mirror' and status = 'running'")
        > 0;
  }

  private void await(BooleanSupplier reached) {
    Watch.await(
        "the point is reached",
        () -> {
          for (var worker : workers) worker.assertAlive();
          return reached.getAsBoolean();
        });
  }

  /// How much is pending in the moment of the kill.
  private static long reached(Round round, Writer writer, RandomGenerator random)
      throws SQLException {
    if (round.point() == Point.AT_RANDOM) park(random, 1500);
    if (!round.point().stopsWriters()) writer.everything();
    if (round.point() == Point.AT_RANDOM) park(random, 40);
    return CatalogDump.count(
        stores.database(), "select count(*) from outbox where delivered < revision");
  }

  private static void park(RandomGenerator random, int mostMillis) {
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(mostMillis * 1000)));
  }

  private void kill(Round round, RandomGenerator random) {
    var kills = new ArrayList<Runnable>();
    if (round.kills(Victim.WORKER)) {
      var dying = random.nextBoolean() ? workers : workers.subList(0, 1);
      for (var worker : dying) kills.add(worker::kill);
      dying.clear();
    }
    if (round.kills(Victim.POSTGRES)) kills.add(stores::killPostgres);
    if (round.kills(Victim.ELASTICSEARCH)) kills.add(stores::killElasticsearch);
    MortalStores.atOnce(kills.toArray(Runnable[]::new));
  }

  /// Waits for runs that survived, and mirrors until nothing is left.
  ///
  /// @return how many mirror runs that took
  private int recovered(Round round) throws Exception {
    for (var worker : workers) {
      if (!worker.follows()) worker.awaitEnd();
    }
    for (int runs = 1; ; runs++) {
      var ended = program().run("mirror", "--no-progress");
      if (ended.exit() == 0) return runs;
      assertThat(runs).as("%s, runs: %s", round, ended.err()).isLessThan(MOST_MIRRORS);
    }
  }

  private static void assertAgreement(Round round) throws IOException {
    var verified = program().run("mirror", "verify");
    assertThat(verified.exit()).as("%s: %s%s", round, verified.out(), verified.err()).isZero();
    assertThat(CatalogDump.count(stores.database(), "select count(*) from parked")).isZero();

    assertThat(Sizes.inIndex(stores.elasticsearch()))
        .as("sizes after %s", round)
        .isEqualTo(Sizes.inCatalog(stores.database()));
  }

  private static void finish(Map<String, String> environment, String... command) {
    var ended = new Program(home, environment).run(command);
    assertThat(ended.exit()).as(ended.err()).isZero();
  }

  private static Program program() {
    return new Program(home, environment());
  }

  private static Map<String, String> environment() {
    return Map.of(
        "DANDEX_DATABASE_URL", stores.database(),
        "DANDEX_ELASTICSEARCH_URL", stores.elasticsearch());
  }
}
