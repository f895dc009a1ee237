/// A breach kept on purpose; see HouseTest.
@NullMarked
package dandex.breach.cycle.one;

import org.jspecify.annotations.NullMarked;
