package dandex.server.graphql;

import dandex.server.access.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client asks.
///
/// @param query the document
/// @param operation which of its operations, where there are several
/// @param id of the request, under which the log speaks of it
/// @param caller who asks
public record Request(
    String query,
    @Nullable String operation,
    Map<String, Object> variables,
    String id,
    Caller caller) {
  /// Of anybody.
  public Request(
      String query, @Nullable String operation, Map<String, Object> variables, String id) {
    this(query, operation, variables, id, Caller.ANYBODY);
  }

  /// The same, of another caller.
  public Request by(Caller other) {
    return new Request(query, operation, variables, id, other);
  }
}
