/// Small Zarr arrays whose one chunk stands in the LINDI file itself: from its text to its
/// elements.
///
/// Nothing here is ever half right: what is not known to the last byte is absent.
@NullMarked
package dandex.indexer.zarr;

import org.jspecify.annotations.NullMarked;
