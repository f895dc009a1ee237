package dandex.server.graphql;

import dandex.server.load.Tally;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is said to a client.
///
/// @param body JSON in UTF-8
/// @param executed false when nothing was executed: the answer then has no `data`
/// @param code of the first error
/// @param operation its name, where it has one
/// @param cost what it cost the stores
public record Answer(
    byte[] body, boolean executed, @Nullable Code code, @Nullable String operation, Tally cost) {
  /// `OK`, or the code of the first error.
  public String outcome() {
    return Optional.ofNullable(code).map(Code::name).orElse("OK");
  }
}
