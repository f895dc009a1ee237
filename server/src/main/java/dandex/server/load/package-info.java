/// Dataloaders: ids to rows, one batch a level.
@NullMarked
package dandex.server.load;

import org.jspecify.annotations.NullMarked;
