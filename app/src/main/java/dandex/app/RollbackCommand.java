package dandex.app;

import dandex.indexer.mirror.RebuildOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "rollback",
    description =
        "Takes the newest rebuild back: the index that served before serves again, and what changed"
            + " since is brought to it.",
    mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final ProgressOption progress = new ProgressOption();
  @Mixin private final WaitOption wait = new WaitOption();
  @Mixin private final OutputOptions output = new OutputOptions();

  RollbackCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return Work.with(surroundings, progress)
        .waiting(wait)
        .telling(output)
        .doing(indexing -> indexing.rebuild(RebuildOptions.ROLLBACK));
  }
}
