package dandex.server.graphql;

import dandex.catalog.outbox.Backlog;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;

/// How far the search index is behind.
final class FreshnessFields {
  private FreshnessFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeFields.of("SearchFreshness", Backlog.class)
            .field("pendingChanges", Backlog::pending)
            .field("lagSeconds", backlog -> backlog.age().toMillis() / 1000.0)
            .build());
  }

  static Backlog backlog(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    return exchange.asking(exchange.sources().outbox()::backlog);
  }
}
