package dandex.app;

import dandex.indexer.sync.DandiSyncOptions;
import dandex.indexer.sync.LindiSyncOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "all",
    description = "Reads the DANDI Archive, then LINDI files, then brings the index up to date.",
    mixinStandardHelpOptions = true)
final class SyncAllCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final ProgressOption progress = new ProgressOption();
  @Mixin private final WaitOption wait = new WaitOption();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final PaceOptions pace = new PaceOptions();

  SyncAllCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return Work.with(surroundings, progress)
        .waiting(wait)
        .telling(output)
        .doing(
            indexing ->
                indexing.dandi(
                    pace,
                    new TimeoutOption(),
                    DandiSyncOptions.PLAIN.withConcurrency(pace.concurrency())),
            indexing -> indexing.lindi(LindiSyncOptions.PLAIN.at(pace.lindi())),
            Indexing::mirror);
  }
}
