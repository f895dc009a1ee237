/// Questions streamed out, at any size.
@NullMarked
package dandex.server.export;

import org.jspecify.annotations.NullMarked;
