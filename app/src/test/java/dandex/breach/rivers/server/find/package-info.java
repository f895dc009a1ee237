/// A breach kept on purpose; see HouseTest.
@NullMarked
package dandex.breach.rivers.server.find;

import org.jspecify.annotations.NullMarked;
