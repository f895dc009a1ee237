package dandex.server.graphql;

import dandex.server.load.Tally;

/// What an answer cost the stores.
///
/// @param searches requests to Elasticsearch; one may hold the searches of several fields
/// @param statements of Postgres
/// @param rows read from Postgres
public record Cost(int searches, int statements, long rows) {
  static Cost of(Tally tally) {
    return new Cost(tally.searches(), tally.statements(), tally.rows());
  }
}
