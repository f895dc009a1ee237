/// The one executable: commands and wiring.
@NullMarked
package dandex.app;

import org.jspecify.annotations.NullMarked;
