package dandex.app;

import dandex.catalog.document.Cluster;
import dandex.catalog.document.ClusterAccess;
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
    var settings = config.stores();
    var url = settings.databaseUrl();
    return url != null
        ? Database.open(url, settings.databasePassword(), CONNECTIONS, PATIENCE, plans)
        : Database.open(
            new LocalStack(config.home()).postgresUp(console).url(),
            null,
            CONNECTIONS,
            PATIENCE,
            plans);
  }

  Cluster cluster() {
    var access = config.stores().cluster();
    return Cluster.open(
        access != null
            ? access
            : ClusterAccess.at(new LocalStack(config.home()).elasticsearchUp(console).url()),
        config.stores().shape());
  }
}
