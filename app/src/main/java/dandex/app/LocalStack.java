package dandex.app;

import dandex.sandbox.LocalElasticsearch;
import dandex.sandbox.LocalPostgres;
import dandex.sandbox.LocalServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The local Postgres and Elasticsearch with a lasting data folder, which outlive the command that
/// starts them.
///
/// @param home `DANDEX_HOME`
record LocalStack(Path home) {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  Optional<LocalPostgres> postgres() {
    return LocalPostgres.running(postgresData());
  }

  Optional<LocalElasticsearch> elasticsearch() {
    return LocalElasticsearch.running(elasticsearchData());
  }

  /// The Postgres that is up and answers; one that was not there is started and told of.
  LocalPostgres postgresUp(Console console) {
    boolean isNew = postgres().isEmpty();
    var watch = Stopwatch.start();
    var server = LocalPostgres.start(lasting(postgresData()));
    if (isNew) console.say("Postgres is up at %s (%s)".formatted(server.url(), watch));
    return server;
  }

  /// The Elasticsearch that is up and answers; one that was not there is started and told of.
  LocalElasticsearch elasticsearchUp(Console console) {
    boolean isNew = elasticsearch().isEmpty();
    var watch = Stopwatch.start();
    var server = LocalElasticsearch.start(lasting(elasticsearchData()));
    if (isNew) console.say("Elasticsearch is up at %s (%s)".formatted(server.url(), watch));
    return server;
  }

  private LocalServer lasting(Path data) {
    return new LocalServer(home, data, 0, true, PATIENCE);
  }

  private Path postgresData() {
    return home.resolve("local").resolve("postgres");
  }

  private Path elasticsearchData() {
    return home.resolve("local").resolve("elasticsearch");
  }
}
