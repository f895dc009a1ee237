/// A breach kept on purpose; see HouseTest.
@NullMarked
package dandex.breach.rivers.indexer.sync;

import org.jspecify.annotations.NullMarked;
