/// LINDI files: fetch, stream, keep the structure, drop the bulk.
@NullMarked
package dandex.indexer.lindi;

import org.jspecify.annotations.NullMarked;
