package dandex.app;

import dandex.catalog.document.Cluster;
import dandex.catalog.store.Database;
import dandex.indexer.run.Cancellation;
import dandex.indexer.run.Progress;
import dandex.indexer.run.RunOutcome;
import dandex.indexer.sync.DandiSyncOptions;
import dandex.indexer.sync.LindiSyncOptions;
import dandex.sandbox.LocalServer;
import dandex.server.http.ServerOptions;
import java.io.IOException;
import java.util.Objects;

/// The main job from end to end on throw-away servers, each step said with the time that it took.
final class Quickstart implements AutoCloseable {
  private final Stopwatch whole = Stopwatch.start();
  private final Surroundings surroundings;
  private final Console console;
  private final Source source;
  private final ThrowAwayStores servers;
  private final Database database;
  private final Cluster cluster;

  private Quickstart(Surroundings surroundings, Source source, ThrowAwayStores servers) {
    this.surroundings = servers.in(surroundings, source);
    this.console = surroundings.console();
    this.source = source;
    this.servers = servers;
    this.database = this.surroundings.stores().database();
    this.cluster = this.surroundings.stores().cluster();
  }

  /// Starts the servers and fills them.
  static Quickstart start(Surroundings surroundings, Source source, Cancellation cancellation) {
    var console = surroundings.console();
    console.say("Source: " + source.description());
    var watch = Stopwatch.start();
    console.say("Starting Postgres and Elasticsearch …");
    var home = surroundings.config().get().home();
    var servers = ThrowAwayStores.start(LocalServer.throwAway(home));
    console.say("Postgres and Elasticsearch are up (%s)".formatted(watch));
    var quickstart = new Quickstart(surroundings, source, servers);
    try {
      quickstart.fill(cancellation);
      return quickstart;
    } catch (RuntimeException failure) {
      quickstart.close();
      throw failure;
    }
  }

  private void fill(Cancellation cancellation) {
    var progress = Progress.lines(surroundings.clock());
    var runner = Indexing.runner(surroundings, database, progress, cancellation);
    var indexing = new Indexing(surroundings, database, runner, OutputOptions.block(console));
    var pace = new PaceOptions();
    require(indexing.dandi(pace, new TimeoutOption(), DandiSyncOptions.PLAIN));
    require(indexing.lindi(LindiSyncOptions.PLAIN));
    require(indexing.mirror());
  }

  private static void require(RunOutcome outcome) {
    if (outcome.exitCode() == 0) return;
    throw new Unfinished(
        "the %s run did not complete: %s"
            .formatted(
                outcome.kind(),
                Objects.requireNonNullElse(outcome.report().message(), "see above")));
  }

  /// Serves on a port and asks the query.
  ///
  /// @return a server that answers, and whether its answer is what the archive knows
  Shown show(int port) throws IOException, InterruptedException {
    var config = surroundings.config().get();
    var server =
        new Serving(
                database,
                cluster,
                config.indexPrefix(),
                config.archive().dandi(),
                config.access(),
                surroundings.clock())
            .start(ServerOptions.local(port), config.server());
    var url = "http://127.0.0.1:" + server.port();
    var watch = Stopwatch.start();
    var answer = Asked.at(url, source.query());
    console.answer(source.query());
    console.answer(answer.text());
    console.say("Answered in %s, %s after the start.".formatted(watch, whole));
    var known = source.known();
    console.answer(
        "The archive knows of %,d; the index answers %,d.".formatted(known, answer.totalCount()));
    console.say("GraphQL: " + url + "/graphql   IDE: " + url + "/graphiql");
    return new Shown(server, known == answer.totalCount());
  }

  /// What was served and said.
  record Shown(Serving.Served server, boolean agrees) implements AutoCloseable {
    @Override
    public void close() {
      server.close();
    }
  }

  @Override
  public void close() {
    cluster.close();
    database.close();
    servers.close();
  }
}
