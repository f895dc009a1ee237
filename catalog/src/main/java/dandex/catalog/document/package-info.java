/// What the mirror holds: the cluster, its index names and mappings, and how rows become documents.
@NullMarked
package dandex.catalog.document;

import org.jspecify.annotations.NullMarked;
