/// What the API can have done: it only puts requests, a worker carries them out.
@NullMarked
package dandex.server.act;

import org.jspecify.annotations.NullMarked;
