package dandex.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Option(
      names = "--follow",
      description = {
        "Go on delivering changes as they are committed, until Ctrl-C or SIGTERM; then the exit"
            + " code is 0.",
        "Needs no turn among mirror runs, and any number may follow one catalog."
      })
  private boolean follow;

  MirrorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (follow) return follow();
    return Work.with(surroundings, progress).waiting(wait).telling(output).doing(Indexing::mirror);
  }

  private int follow() throws InterruptedException {
    if (wait.waits() || output.isForScripts()) {
      throw new UsageError("--follow is no run: neither --wait nor --json goes with it");
    }
    return new Following(surroundings).call();
  }
}
