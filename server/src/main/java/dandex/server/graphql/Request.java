package dandex.server.graphql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client asks.
///
/// @param query the document
/// @param operation which of its operations, where there are several
/// @param id of the request, under which the log speaks of it
public record Request(
    String query, @Nullable String operation, Map<String, Object> variables, String id) {}
