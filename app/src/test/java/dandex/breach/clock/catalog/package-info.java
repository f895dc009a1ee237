/// A breach kept on purpose; see HouseTest.
@NullMarked
package dandex.breach.clock.catalog;

import org.jspecify.annotations.NullMarked;
