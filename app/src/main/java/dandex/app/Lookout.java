package dandex.app;

import dandex.catalog.document.Cluster;
import dandex.catalog.document.ClusterAccess;
import dandex.catalog.document.ClusterUnreachable;
import dandex.catalog.document.Inspection;
import dandex.catalog.document.Wire;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.outbox.ParkedDocuments;
import dandex.catalog.outbox.Rebuilds;
import dandex.catalog.run.Run;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunLock;
import dandex.catalog.run.RunRequests;
import dandex.catalog.run.RunStatus;
import dandex.catalog.run.Runs;
import dandex.catalog.store.Access;
import dandex.catalog.store.Amount;
import dandex.catalog.store.Census;
import dandex.catalog.store.Database;
import dandex.catalog.store.DatabaseUnreachable;
import dandex.catalog.store.Holding;
import dandex.catalog.store.Plans;
import dandex.catalog.store.Schema;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// Looks how everything is, at all of it at once; starts nothing and changes nothing.
record Lookout(Config config, Clock clock, ServerProbe probe) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String NOT_UP = "not up";

  Status look() {
    var postgres = begun(this::postgres);
    var elasticsearch = begun(this::elasticsearch);
    var server = begun(() -> Optional.ofNullable(probe.ask()));
    var bytes = new Folder(config.home()).bytes();
    return new Status(
        postgres.join(), elasticsearch.join(), config.home(), bytes, server.join().orElse(null));
  }

  private static <T> CompletableFuture<T> begun(Supplier<T> look) {
    return CompletableFuture.supplyAsync(look, Thread::startVirtualThread);
  }

  private Found<CatalogFacts> postgres() {
    var stores = config.stores();
    var url = stores.databaseUrl();
    if (url != null) return postgres(url, access(url));
    return new LocalStack(config.home())
        .postgres()
        .map(local -> postgres(local.url(), access(local.url())))
        .orElseGet(() -> new Found.Away<>(null, NOT_UP));
  }

  private Access access(String url) {
    var password =
        config.stores().databaseUrl() == null ? null : config.stores().databasePassword();
    return new Access(url, password, 2, PATIENCE, Plans.FRESH);
  }

  private Found<CatalogFacts> postgres(String url, Access access) {
    try (var database = Database.asFound(access)) {
      return new Found.Up<>(Mask.over(url), catalog(database.dataSource()));
    } catch (DatabaseUnreachable away) {
      return new Found.Away<>(Mask.over(url), String.valueOf(away.getMessage()));
    }
  }

  private CatalogFacts catalog(DataSource database) {
    var census = new Census(database);
    var schema = census.schema();
    var wanted = Schema.version();
    var isOurs = schema.isPresent() && schema.get() == wanted;
    return new CatalogFacts(
        census.version(),
        schema.orElse(null),
        wanted,
        census.bytes(),
        isOurs ? kept(database, census) : null);
  }

  private CatalogFacts.Kept kept(DataSource database, Census census) {
    var holdings = new EnumMap<Holding, Amount>(Holding.class);
    for (var holding : Holding.values()) holdings.put(holding, census.of(holding));
    var runs = lastRuns(database);
    var dead =
        runs.stream()
            .filter(run -> run.status() == RunStatus.RUNNING)
            .filter(run -> !RunLock.isTaken(database, run.kind()))
            .toList();
    return new CatalogFacts.Kept(
        holdings,
        runs,
        dead,
        new Outbox(database, clock).backlog(),
        new ParkedDocuments(database).count(),
        new RunRequests(database, clock).queued(),
        new Rebuilds(database).open(config.indexPrefix()).isPresent());
  }

  private List<Run> lastRuns(DataSource database) {
    var runs = new Runs(database, clock);
    var last = new ArrayList<Run>();
    for (var kind : RunKind.values()) last.addAll(runs.newest(1, null, kind));
    return List.copyOf(last);
  }

  private Found<ClusterFacts> elasticsearch() {
    return Optional.ofNullable(config.stores().cluster())
        .or(() ->
            new LocalStack(config.home())
                .elasticsearch()
                .map(local -> ClusterAccess.at(local.url())))
        .map(this::elasticsearch)
        .orElseGet(() -> new Found.Away<>(null, NOT_UP));
  }

  private Found<ClusterFacts> elasticsearch(ClusterAccess access) {
    var hasty = new Wire(1, PATIENCE);
    try (var cluster = Cluster.open(access, hasty, config.stores().shape())) {
      var inspection = new Inspection(cluster);
      return new Found.Up<>(
          access.toString(),
          new ClusterFacts(
              inspection.version(),
              inspection.health(),
              inspection.bytes(config.indexPrefix()),
              inspection.indices(config.indexPrefix())));
    } catch (ClusterUnreachable away) {
      return new Found.Away<>(access.toString(), String.valueOf(away.getMessage()));
    }
  }
}
