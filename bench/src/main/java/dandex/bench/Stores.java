package dandex.bench;

import dandex.sandbox.LocalElasticsearch;
import dandex.sandbox.LocalPostgres;
import dandex.sandbox.LocalServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Postgres and the Elasticsearch that are measured.
///
/// @param prefix of the index names
/// @param postgres null where it is not ours to stop
/// @param elasticsearch null where it is not ours to stop
record Stores(
    DatabaseUrl database,
    String cluster,
    String prefix,
    @Nullable LocalPostgres postgres,
    @Nullable LocalElasticsearch elasticsearch)
    implements AutoCloseable {
  static final String PREFIX = "dandex";

  /// As users run them, but that they are thrown away.
  static Stores throwAway(Path home) {
    var how = LocalServer.measured(home);
    var postgres = LocalPostgres.start(how);
    try {
      var elasticsearch = LocalElasticsearch.start(how);
      return new Stores(
          new DatabaseUrl(postgres.url()), elasticsearch.url(), PREFIX, postgres, elasticsearch);
    } catch (RuntimeException failure) {
      postgres.close();
      throw failure;
    }
  }

  static Stores at(String database, String cluster, String prefix) {
    return new Stores(new DatabaseUrl(database), cluster, prefix, null, null);
  }

  /// What tells the program of them, with its rates off: it is the rates that a load test meets
  /// first.
  Map<String, String> environment() {
    return Map.of(
        "DANDEX_DATABASE_URL",
        database.text(),
        "DANDEX_ELASTICSEARCH_URL",
        cluster,
        "DANDEX_INDEX_PREFIX",
        prefix,
        "DANDEX_RATE",
        "0",
        "DANDEX_LOG_LEVEL",
        "warn");
  }

  int clusterPort() {
    return URI.create(cluster).getPort();
  }

  @Override
  public void close() {
    if (elasticsearch != null) elasticsearch.close();
    if (postgres != null) postgres.close();
  }
}
