package dandex.app;

import dandex.catalog.document.Cluster;
import dandex.catalog.store.Database;
import dandex.catalog.store.Plans;
import java.time.Duration;

/// Opens the two stores: those configured, else the local stack's, which is started when it is not
/// up.
record Stores(Config config, Console console) {
  private static final int CONNECTIONS = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  Database database() {
    return database(Plans.FRESH);
  }

  Database database(Plans plans) {
    var url = config.databaseUrl();
    return Database.open(
        url != null ? url : new LocalStack(config.home()).postgresUp(console).url(),
        CONNECTIONS,
        PATIENCE,
        plans);
  }

  Cluster cluster() {
    var url = config.elasticsearchUrl();
    return Cluster.open(
        url != null ? url : new LocalStack(config.home()).elasticsearchUp(console).url());
  }
}
