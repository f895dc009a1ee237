package dandex.app;

import dandex.catalog.document.Cluster;
import dandex.catalog.document.ClusterAccess;
import dandex.catalog.store.Access;
import dandex.catalog.store.Database;
import dandex.catalog.store.Plans;
import dandex.indexer.run.Cancellation;

/// Opens the two stores: those configured, else the local stack's, which is started when it is not
/// up.
record Stores(Config config, Console console) {
  /// The database, for somebody who does not wait for one that does not answer.
  Database database() {
    return Database.open(access(Plans.FRESH));
  }

  /// The database, which is waited for where it does not answer yet.
  Database database(Plans plans, Cancellation cancellation) {
    var patience = config.life().start();
    return new StartWait(patience, cancellation).open(access(plans).waiting(patience));
  }

  private Access access(Plans plans) {
    var settings = config.stores();
    var url = settings.databaseUrl();
    return url != null
        ? settings.access(url, settings.databasePassword(), plans)
        : settings.access(new LocalStack(config.home()).postgresUp(console).url(), null, plans);
  }

  Cluster cluster() {
    var settings = config.stores();
    var access = settings.cluster();
    return Cluster.open(
        access != null
            ? access
            : ClusterAccess.at(new LocalStack(config.home()).elasticsearchUp(console).url()),
        settings.wire(),
        settings.shape());
  }
}
