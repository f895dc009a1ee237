/// Outbox to documents to bulk; verify.
@NullMarked
package dandex.indexer.mirror;

import org.jspecify.annotations.NullMarked;
