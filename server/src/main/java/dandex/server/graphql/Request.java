package dandex.server.graphql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client asks.
///
/// @param operation which of the document's operations, where there are several
/// @param id of the request, under which the log speaks of it
/// @param onlyReads whether it came by a way on which nothing may be changed
public record Request(
    Reference document,
    @Nullable String operation,
    Map<String, Object> variables,
    String id,
    boolean onlyReads) {
  public Request(
      String document, @Nullable String operation, Map<String, Object> variables, String id) {
    this(new Reference.Written(document), operation, variables, id, false);
  }
}
