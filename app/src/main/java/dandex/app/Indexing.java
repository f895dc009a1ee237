package dandex.app;

import dandex.catalog.Json;
import dandex.catalog.outbox.Leases;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.Runs;
import dandex.catalog.store.Database;
import dandex.indexer.archive.ArchiveOptions;
import dandex.indexer.archive.DandiArchive;
import dandex.indexer.lindi.Courtesy;
import dandex.indexer.lindi.LindiHost;
import dandex.indexer.lindi.LindiLimits;
import dandex.indexer.mirror.Comparison;
import dandex.indexer.mirror.Mirror;
import dandex.indexer.mirror.Pace;
import dandex.indexer.mirror.Rebuild;
import dandex.indexer.mirror.RebuildOptions;
import dandex.indexer.mirror.Rollback;
import dandex.indexer.mirror.VerifyOptions;
import dandex.indexer.mirror.VerifyRun;
import dandex.indexer.run.Cancellation;
import dandex.indexer.run.Progress;
import dandex.indexer.run.RunOutcome;
import dandex.indexer.run.Runner;
import dandex.indexer.run.Task;
import dandex.indexer.sync.Change;
import dandex.indexer.sync.DandiSync;
import dandex.indexer.sync.DandiSyncOptions;
import dandex.indexer.sync.LindiPace;
import dandex.indexer.sync.LindiSync;
import dandex.indexer.sync.LindiSyncOptions;
import dandex.indexer.sync.LindiWanted;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;

/// The writing river, wired: each kind of run on one database.
final class Indexing {
  private final Config config;
  private final Stores stores;
  private final Clock clock;
  private final Database database;
  private final Runner runner;
  private final Consumer<RunOutcome> ended;

  /// @param ended is told how each run ended
  Indexing(
      Surroundings surroundings, Database database, Runner runner, Consumer<RunOutcome> ended) {
    this.config = surroundings.config().get();
    this.stores = surroundings.stores();
    this.clock = surroundings.clock();
    this.database = database;
    this.runner = runner;
    this.ended = ended;
  }

  static Runner runner(
      Surroundings surroundings, Database database, Progress progress, Cancellation cancellation) {
    var clock = surroundings.clock();
    return new Runner(
        database.dataSource(),
        new Runs(database.dataSource(), clock),
        Starters.here(),
        progress,
        cancellation,
        clock);
  }

  RunOutcome dandi(PaceOptions pace, TimeoutOption timeout, DandiSyncOptions options) {
    var sync = dandiSync(pace, timeout, options).about(Scope.of(options));
    return run(RunKind.DANDI, options.json(), sync);
  }

  /// Only reads.
  ///
  /// @param told of each dandiset that would change
  RunOutcome rehearseDandi(
      PaceOptions pace, TimeoutOption timeout, DandiSyncOptions options, Consumer<Change> told) {
    var sync = dandiSync(pace, timeout, options).rehearsed(told).about(Scope.of(options));
    return rehearse(RunKind.DANDI, options.json(), sync);
  }

  private DandiSync dandiSync(PaceOptions pace, TimeoutOption timeout, DandiSyncOptions options) {
    var url = config.archive().dandi();
    var archive =
        ArchiveOptions.of(url.toString(), ProgramVersion.userAgent())
            .withConcurrency(pace.concurrency())
            .withTimeout(timeout.or(config.archive().dandiTimeout()))
            .withRequestsPerMinute(pace.requestsPerMinute(url));
    return new DandiSync(database, new DandiArchive(archive, clock), options, clock);
  }

  RunOutcome lindi(LindiSyncOptions options) {
    try (var host = lindiHost(options.pace())) {
      var sync = new LindiSync(database.lindi(), host, options, clock);
      return run(RunKind.LINDI, options.json(), sync.about(Scope.of(options)));
    }
  }

  /// Asks the host for nothing, and only reads.
  ///
  /// @param told of each file that would be asked for
  RunOutcome rehearseLindi(LindiSyncOptions options, Consumer<LindiWanted> told) {
    try (var host = lindiHost(options.pace())) {
      var sync = new LindiSync(database.lindi(), host, options, clock).rehearsed(told);
      return rehearse(RunKind.LINDI, options.json(), sync.about(Scope.of(options)));
    }
  }

  private LindiHost lindiHost(LindiPace pace) {
    var url = config.archive().lindi();
    var courtesy =
        Courtesy.DEFAULT
            .withPatience(
                Objects.requireNonNullElse(pace.timeout(), config.archive().lindiTimeout()))
            .withRequestsPerMinute(PaceOptions.of(pace).requestsPerMinute(url));
    var limits = LindiLimits.DEFAULT.withFileBytes(pace.maxFileSize());
    return new LindiHost(url, ProgramVersion.userAgent(), courtesy, limits);
  }

  RunOutcome mirror() {
    try (var cluster = stores.cluster().unhurried()) {
      var mirror =
          new Mirror(
              database,
              cluster,
              outbox(),
              new Leases(database.dataSource(), clock),
              config.indexPrefix(),
              Pace.USUAL);
      return run(RunKind.MIRROR, new Json("{}"), mirror);
    }
  }

  RunOutcome rebuild(RebuildOptions options) {
    try (var cluster = stores.cluster().unhurried()) {
      var prefix = config.indexPrefix();
      var task =
          options.rollback()
              ? new Rollback(database, cluster, outbox(), prefix, Pace.USUAL)
              : new Rebuild(database, cluster, outbox(), prefix, Pace.USUAL, options.keep());
      return run(RunKind.REBUILD, options.json(), task);
    }
  }

  /// @param told how the index of each kind compares
  RunOutcome verify(VerifyOptions options, Consumer<Comparison> told) {
    try (var cluster = stores.cluster().unhurried()) {
      var task =
          new VerifyRun(
              database,
              cluster,
              outbox(),
              config.indexPrefix(),
              Pace.USUAL,
              options.repair(),
              told);
      return run(RunKind.VERIFY, options.json(), task);
    }
  }

  private Outbox outbox() {
    return new Outbox(database.dataSource(), clock);
  }

  private RunOutcome run(RunKind kind, Json options, Task task) {
    var outcome = runner.run(kind, options, task);
    ended.accept(outcome);
    return outcome;
  }

  private RunOutcome rehearse(RunKind kind, Json options, Task task) {
    var outcome = runner.rehearse(kind, options, task);
    ended.accept(outcome);
    return outcome;
  }
}
