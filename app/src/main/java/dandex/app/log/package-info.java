/// Lines of the log, each of one event and of nothing that a client can forge.
@NullMarked
package dandex.app.log;

import org.jspecify.annotations.NullMarked;
