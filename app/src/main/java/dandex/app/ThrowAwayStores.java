package dandex.app;

import dandex.sandbox.LocalElasticsearch;
import dandex.sandbox.LocalPostgres;
import dandex.sandbox.LocalServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A Postgres and an Elasticsearch that are gone when they are closed.
record ThrowAwayStores(LocalPostgres postgres, LocalElasticsearch elasticsearch)
    implements AutoCloseable {
  /// Starts both at once.
  static ThrowAwayStores start(LocalServer how) {
    var elasticsearch = CompletableFuture.supplyAsync(() -> LocalElasticsearch.start(how));
    try {
      var postgres = LocalPostgres.start(how);
      try {
        return new ThrowAwayStores(postgres, elasticsearch.join());
      } catch (CompletionException failure) {
        postgres.close();
        throw failure;
      }
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    } catch (RuntimeException failure) {
      elasticsearch.thenAccept(LocalElasticsearch::close).exceptionally(alsoFailed -> null);
      throw failure;
    }
  }

  /// Surroundings whose stores these are and whose archive is the source.
  Surroundings in(Surroundings outer, Source source) {
    var config = outer.config().get();
    var lindi = source.lindiUrl();
    var inner =
        config
            .with(config.stores().at(postgres.url(), elasticsearch.url()))
            .with(
                config
                    .archive()
                    .at(source.dandiUrl(), lindi != null ? lindi : config.archive().lindi()));
    return new Surroundings(() -> inner, outer.console(), outer.clock(), outer.terminal());
  }

  @Override
  public void close() {
    elasticsearch.close();
    postgres.close();
  }
}
