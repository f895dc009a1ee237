/// A breach kept on purpose; see HouseTest.
@NullMarked
package dandex.breach.web.server.plan;

import org.jspecify.annotations.NullMarked;
