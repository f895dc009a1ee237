/// A breach kept on purpose; see HouseTest.
@NullMarked
package dandex.breach.rivers.other.indexer.sync;

import org.jspecify.annotations.NullMarked;
