/// A breach kept on purpose; see HouseTest.
@NullMarked
package dandex.breach.output.catalog;

import org.jspecify.annotations.NullMarked;
