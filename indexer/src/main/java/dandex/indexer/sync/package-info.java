/// What is stale, what is stored.
@NullMarked
package dandex.indexer.sync;

import org.jspecify.annotations.NullMarked;
