package dandex.server.graphql;

import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunRequest;
import dandex.server.access.Caller;
import dandex.server.act.Acted;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;

/// What can be asked to be done.
final class MutationFields {
  private MutationFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeFields.of("Mutation", Object.class)
            .asked("syncDandi", environment -> ask(environment, RunKind.DANDI))
            .asked("syncLindi", environment -> ask(environment, RunKind.LINDI))
            .asked("mirror", environment -> ask(environment, RunKind.MIRROR))
            .asked("rebuildIndex", environment -> ask(environment, RunKind.REBUILD))
            .asked("verifyIndex", environment -> ask(environment, RunKind.VERIFY))
            .asked("cancelRun", MutationFields::cancel)
            .build());
  }

  private static RunRequest ask(DataFetchingEnvironment environment, RunKind kind) {
    var exchange = Exchange.of(environment);
    var actions = exchange.sources().actions();
    var caller = caller(environment);
    return done(
        exchange.asking(
            () -> actions.ask(caller, kind, () -> RunOptions.of(environment.getArguments()))));
  }

  private static RunRequest cancel(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    var id = RequestFields.id(environment.getArgument("request"));
    var caller = caller(environment);
    return done(exchange.asking(() -> exchange.sources().actions().cancel(caller, id)));
  }

  private static Caller caller(DataFetchingEnvironment environment) {
    Request request = environment.getGraphQlContext().get(Request.class);
    return Objects.requireNonNull(request).caller();
  }

  private static RunRequest done(Acted acted) {
    return switch (acted) {
      case Acted.Done(var request) -> request;
      case Acted.Unauthenticated _ ->
          throw new Refusal(
              Code.UNAUTHENTICATED,
              "a mutation takes a key: send `Authorization: Bearer …`; `dandex key create NAME"
                  + " --operate` makes one");
      case Acted.Forbidden(var key) ->
          throw new Refusal(
              Code.FORBIDDEN,
              "key %s may only read here: a mutation takes a key made with --operate"
                  .formatted(key));
      case Acted.Refused(var why) -> throw Refusal.badInput(why);
    };
  }
}
