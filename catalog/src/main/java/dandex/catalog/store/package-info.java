/// Postgres, which alone is true: one store per aggregate, every write of many rows one statement.
@NullMarked
package dandex.catalog.store;

import org.jspecify.annotations.NullMarked;
