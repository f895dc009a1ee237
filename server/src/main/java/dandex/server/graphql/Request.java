package dandex.server.graphql;

import dandex.server.access.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client asks.
///
/// @param operation which of the document's operations, where there are several
/// @param id of the request, under which the log speaks of it
/// @param onlyReads whether it came by a way on which nothing may be changed
/// @param streams whether the client takes several answers, one after the other
/// @param caller who asks
public record Request(
    Reference document,
    @Nullable String operation,
    Map<String, Object> variables,
    String id,
    boolean onlyReads,
    boolean streams,
    Caller caller) {
  /// Of anybody.
  public Request(
      String document, @Nullable String operation, Map<String, Object> variables, String id) {
    this(new Reference.Written(document), operation, variables, id, false, false, Caller.ANYBODY);
  }

  /// The same, of another caller.
  public Request by(Caller other) {
    return new Request(document, operation, variables, id, onlyReads, streams, other);
  }

  /// The same, of a client that takes several answers, or one only.
  public Request streaming(boolean other) {
    return new Request(document, operation, variables, id, onlyReads, other, caller);
  }
}
