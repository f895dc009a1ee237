/// A breach kept on purpose; see HouseTest.
@NullMarked
package dandex.breach.configuration.catalog;

import org.jspecify.annotations.NullMarked;
