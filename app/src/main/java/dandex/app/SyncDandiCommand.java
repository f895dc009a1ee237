package dandex.app;

import dandex.catalog.DandisetId;
import dandex.indexer.sync.DandiSyncOptions;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "dandi",
    description = "Reads the DANDI Archive: dandisets that changed since they were last read.",
    mixinStandardHelpOptions = true)
final class SyncDandiCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final ProgressOption progress = new ProgressOption();
  @Mixin private final PaceOptions pace = new PaceOptions();

  @Option(
      names = "--dandiset-id",
      paramLabel = "ID",
      converter = DandisetIdForm.class,
      description = "Only this dandiset: DANDI:000003, 000003 or 3. May be repeated.")
  private final Set<DandisetId> dandisets = new LinkedHashSet<>();

  @Option(
      names = "--force-full-sync",
      description = "Compare everything, changed or not; only what differs is written.")
  private boolean force;

  @Option(
      names = "--allow-mass-deletion",
      description = "Let go of a great part of what is here, if the archive says so.")
  private boolean massDeletion;

  SyncDandiCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var options = new DandiSyncOptions(dandisets, force, pace.concurrency(), massDeletion);
    return Work.with(surroundings, progress).doing(indexing -> indexing.dandi(pace, options));
  }
}
