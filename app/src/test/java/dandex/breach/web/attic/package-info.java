/// A breach kept on purpose; see HouseTest.
@NullMarked
package dandex.breach.web.attic;

import org.jspecify.annotations.NullMarked;
