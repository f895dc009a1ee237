/// A breach kept on purpose; see HouseTest.
@NullMarked
package dandex.breach.names.catalog;

import org.jspecify.annotations.NullMarked;
