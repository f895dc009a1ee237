package dandex.app;

import dandex.catalog.run.RequestBell;
import dandex.catalog.run.RequestClaims;
import dandex.catalog.run.RunKind;
import dandex.catalog.store.Plans;
import dandex.indexer.run.Worker;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "work",
    description = {
      "Carries out requests, one of each kind at a time, until Ctrl-C or SIGTERM.",
      "Any number of workers may work on one catalog. A worker that is stopped ends its run at the"
          + " next safe point, gives the request back for another worker, and ends with exit code 0"
          + " (with --once: 130)."
    },
    mixinStandardHelpOptions = true)
final class WorkCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final ProgressOption progress = new ProgressOption();

  @Option(
      names = "--once",
      description = "Work off what is due, oldest first, and end with the exit code of the worst.")
  private boolean once;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description =
          "Only requests of this kind: dandi, lindi, mirror, rebuild or verify. May be repeated.")
  private final Set<RunKind> kinds = EnumSet.noneOf(RunKind.class);

  WorkCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var console = surroundings.console();
    var clock = surroundings.clock();
    var config = surroundings.config().get();
    try (var interruption = interruption();
        var shown = Shown.on(surroundings, progress);
        var database = surroundings.stores().database(Plans.FRESH, interruption.cancellation());
        var bell = RequestBell.listening(database.dataSource());
        var _ = Alive.beating(config.aliveFile(), database.dataSource())) {
      var tasks = new RequestedTasks(surroundings, database, shown.progress()).of(kinds);
      var worker =
          new Worker(
              new RequestClaims(database.dataSource(), clock),
              bell,
              Starters.here(),
              tasks,
              interruption.cancellation(),
              clock);
      if (once) return worker.workOff();
      interruption.serves();
      console.say("Working on requests; Ctrl-C stops.");
      worker.work();
      return 0;
    }
  }

  private Interruption interruption() {
    return once ? Interruption.ofWork(surroundings) : Interruption.ofServer(surroundings);
  }
}
