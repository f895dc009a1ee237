/// Question to plan; pure.
@NullMarked
package dandex.server.plan;

import org.jspecify.annotations.NullMarked;
