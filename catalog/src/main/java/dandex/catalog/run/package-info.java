/// Runs: what was started, by whom, how it ended; and the lock that keeps runs of a kind apart.
@NullMarked
package dandex.catalog.run;

import org.jspecify.annotations.NullMarked;
