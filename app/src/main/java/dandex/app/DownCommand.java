package dandex.app;

import picocli.CommandLine.Command;

@Command(
    name = "down",
    description = "Stops the local Postgres and Elasticsearch; their data stays.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Runnable {
  private final Surroundings surroundings;

  DownCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    var stack = new LocalStack(surroundings.config().get().home());
    var console = surroundings.console();
    stack
        .elasticsearch()
        .ifPresentOrElse(
            server -> {
              server.stop();
              console.say("Elasticsearch is down.");
            },
            () -> console.say("Elasticsearch was not up."));
    stack
        .postgres()
        .ifPresentOrElse(
            server -> {
              server.stop();
              console.say("Postgres is down.");
            },
            () -> console.say("Postgres was not up."));
  }
}
