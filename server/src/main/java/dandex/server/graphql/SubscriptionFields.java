package dandex.server.graphql;

import dandex.catalog.run.Run;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/// What can be followed.
final class SubscriptionFields {
  private SubscriptionFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeFields.of("Subscription", Object.class)
            .asked("syncProgress", SubscriptionFields::progress)
            .build());
  }

  private static Publisher<Run> progress(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    var run = known(environment.getArgument("run"), exchange);
    RunWatch watch = environment.getGraphQlContext().get(RunWatch.class);
    return exchange.follow(Objects.requireNonNull(watch), run);
  }

  private static @Nullable Long known(@Nullable Object given, Exchange exchange) {
    if (given == null) return null;
    var id = RequestFields.number(given, "run");
    if (exchange.asking(() -> exchange.sources().runs().byId(id)).isPresent()) return id;
    throw Refusal.badInput("there is no run " + id + ": ask for `syncRuns`");
  }
}
