/// A breach kept on purpose; see HouseTest.
@NullMarked
package dandex.breach.rivers.other.server.find;

import org.jspecify.annotations.NullMarked;
