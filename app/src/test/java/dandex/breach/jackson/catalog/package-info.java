/// A breach kept on purpose; see HouseTest.
@NullMarked
package dandex.breach.jackson.catalog;

import org.jspecify.annotations.NullMarked;
