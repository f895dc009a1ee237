/// The outbox: which documents of the mirror are due, in the one form that loses no change.
@NullMarked
package dandex.catalog.outbox;

import org.jspecify.annotations.NullMarked;
