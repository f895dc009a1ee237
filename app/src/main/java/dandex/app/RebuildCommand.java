package dandex.app;

import dandex.indexer.mirror.RebuildOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "rebuild",
    description = {
      "Makes the search index anew beside the one that serves, compares it with the catalog, and"
          + " lets it serve in its place.",
      "Syncs, mirror runs and searches go on meanwhile. A rebuild that was stopped or has failed"
          + " goes on where it was when it is started again."
    },
    mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  private int keep = RebuildOptions.PLAIN.keep();

  @Mixin private final ProgressOption progress = new ProgressOption();
  @Mixin private final WaitOption wait = new WaitOption();
  @Mixin private final OutputOptions output = new OutputOptions();

  RebuildCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How many of the indices that served before are kept, 0 to 10; `dandex mirror rollback`"
              + " goes back to the newest (default: ${DEFAULT-VALUE}).")
  void keep(int wanted) {
    if (wanted < 0 || wanted > RebuildOptions.MOST_KEPT) {
      throw new ParameterException(
          spec.commandLine(),
          "--keep is %d, not between 0 and %d".formatted(wanted, RebuildOptions.MOST_KEPT));
    }
    keep = wanted;
  }

  @Override
  public Integer call() {
    return Work.with(surroundings, progress)
        .waiting(wait)
        .telling(output)
        .doing(indexing -> indexing.rebuild(new RebuildOptions(keep, false)));
  }
}
