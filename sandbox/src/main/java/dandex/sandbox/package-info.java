/// The outside world on one machine: real servers from Maven Central, started and stopped by us.
@NullMarked
package dandex.sandbox;

import org.jspecify.annotations.NullMarked;
