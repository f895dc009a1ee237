/// What a request does as spans of OpenTelemetry; the only package of the server that knows it.
@NullMarked
package dandex.server.trace;

import org.jspecify.annotations.NullMarked;
