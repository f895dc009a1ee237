/// A breach kept on purpose; see HouseTest.
@NullMarked
package dandex.breach.libraries.server.plan;

import org.jspecify.annotations.NullMarked;
