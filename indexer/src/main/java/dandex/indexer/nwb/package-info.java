/// What is in an NWB file, read from the structure of its groups and datasets and from the few
/// small values that stand beside it.
@NullMarked
package dandex.indexer.nwb;

import org.jspecify.annotations.NullMarked;
