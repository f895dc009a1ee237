/// API keys, rates, limits: who comes in.
@NullMarked
package dandex.server.access;

import org.jspecify.annotations.NullMarked;
