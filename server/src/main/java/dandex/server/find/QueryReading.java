package dandex.server.find;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;

/// A filter read as a query to Elasticsearch.
interface QueryReading<F> extends Reading<F, Query> {
  @Override
  default Query all(List<Query> parts) {
    return Queries.all(parts);
  }

  @Override
  default Query any(List<Query> parts) {
    return Queries.any(parts);
  }

  @Override
  default Query not(Query part) {
    return Queries.not(part);
  }
}
