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
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  Optional<LocalPostgres> postgres() {
    return LocalPostgres.running(postgresData());
  }

  Optional<LocalElasticsearch> elasticsearch() {
    return LocalElasticsearch.running(elasticsearchData());
  }

  /// The running Postgres, started when it is not up.
  LocalPostgres postgresUp(Console console) {
    return postgres()
        .orElseGet(() -> {
          var watch = Stopwatch.start();
          var started = LocalPostgres.start(lasting(postgresData()));
          console.say("Postgres is up at %s (%s)".formatted(started.url(), watch));
          return started;
        });
  }

  /// The running Elasticsearch, started when it is not up.
  LocalElasticsearch elasticsearchUp(Console console) {
    return elasticsearch()
        .orElseGet(() -> {
          var watch = Stopwatch.start();
          var started = LocalElasticsearch.start(lasting(elasticsearchData()));
          console.say("Elasticsearch is up at %s (%s)".formatted(started.url(), watch));
          return started;
        });
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
