/// A breach kept on purpose; see HouseTest.
@NullMarked
package dandex.breach.web.catalog;

import org.jspecify.annotations.NullMarked;
