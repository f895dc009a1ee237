/// A breach kept on purpose; see HouseTest.
@NullMarked
package dandex.breach.cycle.two;

import org.jspecify.annotations.NullMarked;
