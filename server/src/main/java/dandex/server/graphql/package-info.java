/// The schema bound to code: arguments become questions, failures become codes.
@NullMarked
package dandex.server.graphql;

import org.jspecify.annotations.NullMarked;
