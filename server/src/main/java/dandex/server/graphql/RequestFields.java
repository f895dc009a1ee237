package dandex.server.graphql;

import dandex.catalog.run.Run;
import dandex.catalog.run.RunRequest;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Requests to run something: one by its number, and its fields.
final class RequestFields {
  private RequestFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeFields.of("RunRequest", RunRequest.class)
            .field("id", request -> Long.toString(request.id()))
            .field("kind", RunRequest::kind)
            .field("options", RunRequest::options)
            .field("state", RunRequest::state)
            .field("requestedAt", RunRequest::requestedAt)
            .field("requestedBy", RunRequest::requestedBy)
            .field("cancelRequestedAt", RunRequest::cancelRequestedAt)
            .field("outcome", RunRequest::outcome)
            .asked("run", RequestFields::run)
            .build());
  }

  static @Nullable RunRequest request(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    var id = id(environment.getArgument("id"));
    return exchange.asking(() -> exchange.sources().actions().request(id)).orElse(null);
  }

  /// @throws Refusal when it is no number
  static long id(@Nullable Object given) {
    return number(given, "request");
  }

  /// @param what it is the number of
  /// @throws Refusal when it is none
  static long number(@Nullable Object given, String what) {
    var text = String.valueOf(given);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException other) {
      throw Refusal.badInput(Quotation.of(text) + " is no id of a " + what + ": that is a number");
    }
  }

  private static @Nullable Run run(DataFetchingEnvironment environment) {
    RunRequest request = Objects.requireNonNull(environment.getSource());
    var run = request.run();
    if (run == null) return null;
    var exchange = Exchange.of(environment);
    return exchange.asking(() -> exchange.sources().runs().byId(run)).orElse(null);
  }
}
