package dandex.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    description = {
      "Says how all is, and what to do next: stores, counts, last runs, what is behind, disk.",
      "It starts nothing and changes nothing. Exit code 1 when a store is not there; then it says"
          + " what it can of the other one."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(names = "--json", description = "A JSON object on standard output.")
  private boolean json;

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var clock = surroundings.clock();
    var console = surroundings.console();
    var status = new Lookout(surroundings.config().get(), clock, ServerProbe.USUAL).look();
    if (json) console.answer(StatusJson.of(status).toPrettyString());
    else StatusLines.of(status, clock.instant()).forEach(console::answer);
    return status.isWhole() ? 0 : 1;
  }
}
