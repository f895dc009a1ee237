/// Asks for runs by the clock; workers carry them out.
@NullMarked
package dandex.indexer.schedule;

import org.jspecify.annotations.NullMarked;
