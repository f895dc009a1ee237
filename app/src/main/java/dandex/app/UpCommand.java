package dandex.app;

import picocli.CommandLine.Command;

@Command(
    name = "up",
    description = "Starts the local Postgres and Elasticsearch; they run until `dandex down`.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Runnable {
  private final Surroundings surroundings;

  UpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    var stack = new LocalStack(surroundings.config().get().home());
    var console = surroundings.console();
    try (var postgres = stack.postgresUp(console);
        var elasticsearch = stack.elasticsearchUp(console)) {
      console.answer("DANDEX_DATABASE_URL=" + postgres.url());
      console.answer("DANDEX_ELASTICSEARCH_URL=" + elasticsearch.url());
    }
  }
}
