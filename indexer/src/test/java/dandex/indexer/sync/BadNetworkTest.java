package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.indexer.archive.ArchiveOptions;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Failure;
import dandex.sandbox.archive.Fault;
import dandex.sandbox.archive.Holdings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whatever the network does short of being down, a sync ends as if it had done nothing.
class BadNetworkTest {
  private static final long SEED = 41;

  private final SyncBench bench = new SyncBench();
  private final Archive archive = Archive.serve(Holdings.generated(SEED, 12, 600), 0);

  @AfterEach
  void close() {
    archive.close();
    bench.close();
  }

  @Test
  void one_request_in_fifty_fails_in_each_way_and_nobody_notices() throws Exception {
    for (var seed = SEED; seed < SEED + 5; seed++) {
      var failures =
          List.of(
              Failure.status(500),
              Failure.status(502),
              Failure.status(503),
              new Failure.Reset(),
              new Failure.Truncated(),
              new Failure.NotJson(),
              Failure.throttled(1),
              Failure.throttled(Clock.systemUTC().instant().plusSeconds(1)));
      // Each with a seed of its own: with one seed all would fail one after the other, eight
      // requests in a row, which is as often as a request is tried.
      for (int way = 0; way < failures.size(); way++) {
        archive.fail(Fault.rate(0.02, seed * 31 + way, failures.get(way)));
      }
      bench.empty();

      var notes = bench.sync(inSmallPages(), DandiSyncOptions.PLAIN, new Notes());

      assertThat(notes.errors()).as("seed " + seed).isEmpty();
      assertThat(notes.figure("retries")).as("seed " + seed).isPositive();
      archive.heal();
      new Agreement(archive, bench).check("seed " + seed);
    }
  }

  @Test
  void each_kind_of_failure_alone_is_survived_by_every_kind_of_request() throws Exception {
    var failures =
        List.of(
            Failure.status(500),
            Failure.status(504),
            new Failure.Reset(),
            new Failure.Truncated(),
            new Failure.NotJson(),
            Failure.throttled(0));
    for (var failure : failures) {
      for (var kind : List.of("dandisets", "version", "versions", "assets+metadata", "assets")) {
        archive.fail(Fault.next(2, failure).of(kind));
      }
      bench.empty();

      var notes = bench.sync(inSmallPages(), DandiSyncOptions.PLAIN, new Notes());

      assertThat(notes.errors()).as(failure.toString()).isEmpty();
      assertThat(notes.figure("retries")).as(failure.toString()).isGreaterThanOrEqualTo(8);
      archive.heal();
      new Agreement(archive, bench).check(failure.toString());
    }
  }

  @Test
  void an_archive_that_wants_quiet_for_some_seconds_is_left_alone_that_long() throws Exception {
    archive.fail(Fault.next(1, Failure.throttled(1)).of("version"));
    var begin = System.nanoTime();

    assertThat(patient().errors()).isEmpty();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(950));
    new Agreement(archive, bench).check("seed " + SEED);
  }

  @Test
  void an_archive_that_wants_quiet_until_a_time_is_left_alone_until_then() throws Exception {
    var until = Clock.systemUTC().instant().plusSeconds(3);
    archive.fail(Fault.next(1, Failure.throttled(until)).of("version"));

    assertThat(patient().errors()).isEmpty();

    // an HTTP date has whole seconds
    assertThat(Clock.systemUTC().instant()).isAfter(until.minusMillis(1001));
    new Agreement(archive, bench).check("seed " + SEED);
  }

  @Test
  void an_archive_that_cannot_give_large_pages_is_asked_for_smaller_ones() throws Exception {
    archive.fail(Fault.always(Failure.status(504)).at("metadata=true.*page_size=(1000|500|250)$"));

    var notes = bench.sync(archive.dandiUrl());

    assertThat(notes.errors()).isEmpty();
    assertThat(archive.requests().latest()).anyMatch(line -> line.contains("page_size=125"));
    assertThat(archive.requests().of("assets+metadata").status(504)).isBetween(6L, 120L);
    archive.heal();
    new Agreement(archive, bench).check("seed " + SEED);
  }

  @Test
  void real_metadata_over_a_bad_network_give_the_same_catalog() throws Exception {
    var some = "000003,000004,000005,000006,000007,000009,000037";
    try (var good = Replay.serve("--dandisets", some);
        var bad = Replay.serve("--dandisets", some, "--fail-rate", "0.02", "--seed", "7");
        var other = new SyncBench()) {
      bench.sync(good.dandiUrl());
      var small = SyncBench.options(bad.dandiUrl()).withPageSize(7);
      var notes = other.sync(small, DandiSyncOptions.PLAIN, new Notes());

      assertThat(notes.errors()).isEmpty();
      assertThat(notes.figure("retries")).isPositive();
      assertThat(other.catalog()).isEqualTo(bench.catalog());
    }
  }

  private ArchiveOptions inSmallPages() {
    return SyncBench.options(archive.dandiUrl()).withPageSize(7);
  }

  /// Waits as long as it is told to.
  private Notes patient() throws Exception {
    var how =
        SyncBench.options(archive.dandiUrl())
            .withRetries(8, Duration.ofMillis(5), Duration.ofSeconds(10));
    return bench.sync(how, DandiSyncOptions.PLAIN, new Notes());
  }
}
