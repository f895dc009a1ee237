/// The DANDI REST API: pages in, nouns out; its wire records never leave.
@NullMarked
package dandex.indexer.archive;

import org.jspecify.annotations.NullMarked;
