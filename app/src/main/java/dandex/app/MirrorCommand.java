package dandex.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "mirror",
    description = "Brings the search index up to the catalog; ends when a search sees all of it.",
    mixinStandardHelpOptions = true,
    subcommands = {
      RebuildCommand.class,
      RollbackCommand.class,
      ParkedCommand.class,
      VerifyCommand.class
    })
final class MirrorCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final ProgressOption progress = new ProgressOption();
  @Mixin private final WaitOption wait = new WaitOption();
  @Mixin private final OutputOptions output = new OutputOptions();

  MirrorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return Work.with(surroundings, progress).waiting(wait).telling(output).doing(Indexing::mirror);
  }
}
