package dandex.app;

import dandex.catalog.DandisetId;
import dandex.indexer.sync.LindiSyncOptions;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "lindi",
    description = "Reads the LINDI files of NWB assets: those that are due.",
    mixinStandardHelpOptions = true)
final class SyncLindiCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final ProgressOption progress = new ProgressOption();
  @Mixin private final WaitOption wait = new WaitOption();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final PaceOptions pace = new PaceOptions();

  @Option(
      names = "--dandiset-id",
      paramLabel = "ID",
      converter = DandisetIdForm.class,
      description = "Only this dandiset: DANDI:000003, 000003 or 3. May be repeated.")
  private final Set<DandisetId> dandisets = new LinkedHashSet<>();

  @Option(
      names = "--force-refresh",
      description = "Fetch each file that is due anew, with no conditional request.")
  private boolean force;

  SyncLindiCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var options = new LindiSyncOptions(dandisets, force, pace.concurrency());
    return Work.with(surroundings, progress)
        .waiting(wait)
        .telling(output)
        .doing(indexing -> indexing.lindi(pace, options));
  }
}
