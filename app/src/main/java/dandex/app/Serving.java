package dandex.app;

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
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Sources;
import dandex.server.http.Health;
import dandex.server.http.Server;
import dandex.server.http.ServerNotStarted;
import dandex.server.http.ServerOptions;
import dandex.server.load.Stores;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

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
    var visible = database.visible();
    var source = visible.dataSource();
    var outbox = new Outbox(source, clock);
    var sources =
        new Sources(
            new Finder(source, cluster, prefix, settings.search()),
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
    var engine = new GraphQlEngine(sources, settings.limits(), settings.documents());
    var door = new GuardedDoor(database.apiKeys(), access, clock, System::nanoTime);
    try {
      var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      return new Served(
          Server.start(settings.on(where), engine, exports, door, health, metrics), engine);
    } catch (ServerNotStarted failure) {
      engine.close();
      throw failure;
    }
  }

  private Exports exports(Sources sources, ServerSettings settings) {
    return new Exports(sources.finder(), sources.stores(), settings.exports(archive));
  }

  /// A server and what it answers with; closing it drains it.
  record Served(Server server, GraphQlEngine engine) implements AutoCloseable {
    int port() {
      return server.port();
    }

    @Override
    public void close() {
      server.close();
      engine.close();
    }
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
