/// Every number that is stated, measured beside a reference in the same run. The program is run as
/// users run it: as processes.
@NullMarked
package dandex.bench;

import org.jspecify.annotations.NullMarked;
