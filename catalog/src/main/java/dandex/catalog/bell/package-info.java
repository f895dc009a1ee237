/// How processes that share a Postgres wake each other.
@NullMarked
package dandex.catalog.bell;

import org.jspecify.annotations.NullMarked;
