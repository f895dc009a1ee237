package dandex.app;

import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dandex.catalog.document.Cluster;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.run.RunRequests;
import dandex.catalog.run.Runs;
import dandex.catalog.store.Database;
import dandex.server.access.AccessPolicy;
import dandex.server.access.GuardedDoor;
import dandex.server.act.Actions;
import dandex.server.export.Exports;
import dandex.server.find.Finder;
import dandex.server.find.ObjectFinder;
import dandex.server.find.StructureFinder;
import dandex.server.find.Witness;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Sources;
import dandex.server.http.Health;
import dandex.server.http.Server;
import dandex.server.http.ServerNotStarted;
import dandex.server.http.ServerOptions;
import dandex.server.http.Telemetry;
import dandex.server.load.Stores;
import dandex.server.trace.Traces;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The reading river, wired.
///
/// @param archive the base of the archive's REST API, to which exports lead
record Serving(
    Database database,
    Cluster cluster,
    String prefix,
    URI archive,
    AccessPolicy access,
    Clock clock) {
  private static final int PATIENCE_SECONDS = 2;

  /// A server that answers.
  Served start(ServerOptions where, ServerSettings settings) {
    var tracing = Tracing.of(settings.tracing());
    try {
      return start(where, settings, tracing);
    } catch (RuntimeException failure) {
      tracing.close();
      throw failure;
    }
  }

  private Served start(ServerOptions where, ServerSettings settings, Tracing tracing) {
    var traces = tracing.traces();
    var seen = within(database, traces);
    var visible = seen.visible();
    var source = visible.dataSource();
    var outbox = new Outbox(source, clock);
    var sources =
        new Sources(
            new Finder(source, within(cluster, traces), prefix, settings.search()),
            new Stores(
                visible.assets(),
                visible.dandisets(),
                visible.lindi(),
                visible.lookups(),
                visible.vocabulary(),
                new ObjectFinder(source),
                new StructureFinder(source)),
            new Runs(source, clock),
            outbox,
            new Actions(new RunRequests(source, clock), RequestedOptions::refusal));
    var health =
        new Health(
            () -> requireAnswer(source),
            cluster::require,
            sources.finder()::isSearching,
            outbox::backlog);
    var exports = settings.exporting() ? exports(sources, settings) : null;
    var engine =
        new GraphQlEngine(
            sources,
            settings.limits(),
            settings.documents(),
            traces == null ? Witness.NONE : traces.stages());
    var door = new GuardedDoor(seen.apiKeys(), access, clock, System::nanoTime);
    try {
      var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      database.measure(new MicrometerMetricsTrackerFactory(metrics));
      var telemetry = new Telemetry(metrics, sources.runs()::lastEnded, traces);
      return new Served(
          Server.start(settings.on(where), engine, exports, door, health, telemetry),
          engine,
          tracing);
    } catch (ServerNotStarted failure) {
      engine.close();
      throw failure;
    }
  }

  private Exports exports(Sources sources, ServerSettings settings) {
    return new Exports(sources.finder(), sources.stores(), settings.exports(archive));
  }

  /// A server and what it answers with; closing it drains it.
  record Served(Server server, GraphQlEngine engine, Tracing tracing) implements AutoCloseable {
    int port() {
      return server.port();
    }

    @Override
    public void close() {
      server.close();
      engine.close();
      tracing.close();
    }
  }

  private static Database within(Database database, @Nullable Traces traces) {
    return traces == null ? database : database.within(traces::statements);
  }

  private static Cluster within(Cluster cluster, @Nullable Traces traces) {
    return traces == null ? cluster : cluster.within(traces.telemetry());
  }

  private static void requireAnswer(DataSource source) {
    try (var connection = source.getConnection()) {
      if (connection.isValid(PATIENCE_SECONDS)) return;
    } catch (SQLException e) {
      throw new IllegalStateException("Postgres does not answer", e);
    }
    throw new IllegalStateException("Postgres does not answer");
  }
}
