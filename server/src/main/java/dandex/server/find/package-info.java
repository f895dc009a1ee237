/// Plans carried out on Elasticsearch or Postgres, under one contract.
@NullMarked
package dandex.server.find;

import org.jspecify.annotations.NullMarked;
