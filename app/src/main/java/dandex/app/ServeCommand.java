package dandex.app;

import dandex.catalog.document.Cluster;
import dandex.catalog.document.ClusterUnreachable;
import dandex.catalog.store.Plans;
import dandex.server.http.ServerOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    description = "Answers GraphQL queries, until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      converter = PortForm.class,
      description = "0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address to listen on (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    var console = surroundings.console();
    var config = surroundings.config().get();
    try (var interruption = Interruption.ofServer(surroundings);
        var database = surroundings.stores().database(Plans.KEPT, interruption.cancellation());
        var cluster = surroundings.stores().cluster();
        var server =
            new Serving(
                    database,
                    cluster,
                    config.indexPrefix(),
                    config.archive().dandi(),
                    config.access(),
                    surroundings.clock())
                .start(new ServerOptions(host, port), config.server())) {
      var url =
          "http://%s:%d".formatted(host.equals("0.0.0.0") ? "127.0.0.1" : host, server.port());
      interruption.serves();
      sayTrouble(cluster, config.indexPrefix());
      console.say("Serving " + url + "/graphql, the IDE at " + url + "/graphiql; Ctrl-C stops.");
      interruption.await();
    }
    return 0;
  }

  private void sayTrouble(Cluster cluster, String prefix) {
    try {
      IndexState.trouble(cluster, prefix)
          .ifPresent(trouble -> surroundings.console().say("Searches: " + trouble));
    } catch (ClusterUnreachable silent) {
      surroundings.console().say("Searches: " + silent.getMessage());
    }
  }
}
