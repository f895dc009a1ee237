/// Javalin: GraphQL, IDE, health, metrics.
@NullMarked
package dandex.server.http;

import org.jspecify.annotations.NullMarked;
