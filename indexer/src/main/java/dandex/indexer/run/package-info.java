/// Locks, life cycle, progress, report, exit code: one mechanism for every kind of run.
@NullMarked
package dandex.indexer.run;

import org.jspecify.annotations.NullMarked;
