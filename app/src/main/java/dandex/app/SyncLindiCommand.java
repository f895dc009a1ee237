package dandex.app;

import dandex.indexer.sync.LindiSyncOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "lindi",
    description =
        "Reads the LINDI files of NWB assets that are due: those never asked for, those whose asset"
            + " was modified, those that an older version processed, and those whose date has come:"
            + " a month after a file was read; 1, 3, 9, 27, then every 30 days after it was absent"
            + " or unusable; minutes to hours after its host failed.",
    footerHeading = "%nEasy to get wrong:%n",
    footer = {
      "  A file that is absent or unusable is an outcome and no error; what was stored",
      "  before stays. Only a host that fails makes the exit code 3."
    },
    mixinStandardHelpOptions = true)
final class SyncLindiCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final ProgressOption progress = new ProgressOption();
  @Mixin private final WaitOption wait = new WaitOption();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final PaceOptions pace = new PaceOptions();
  @Mixin private final PatienceOption patience = new PatienceOption();
  @Mixin private final FilesOptions files = new FilesOptions();

  @Option(
      names = "--max-file-size",
      paramLabel = "SIZE",
      converter = SizeForm.class,
      description =
          "Reject a file of more bytes, as sent or as unpacked: 1000000000, 500MB, 1GiB"
              + " (default: 1GB).")
  private long maxFileSize = LindiSyncOptions.PLAIN.pace().maxFileSize();

  @Option(
      names = "--dry-run",
      description = "Ask for nothing, write nothing, and print what would be fetched and why.")
  private boolean dryRun;

  @Option(
      names = "--verbose",
      description =
          "Tell why each file is fetched and how that ended, and why assets are left: of each"
              + " where some are named, else by reason.")
  private boolean verbose;

  SyncLindiCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var work = Work.with(surroundings, progress).waiting(wait).telling(output).explaining(verbose);
    if (!dryRun) return work.doing(indexing -> indexing.lindi(options()));
    var told = output.telling(surroundings.console(), WantedLine::of, WantedLine::json);
    return work.doing(indexing -> indexing.rehearseLindi(options(), told));
  }

  private LindiSyncOptions options() {
    var asked = pace.lindi().withTimeout(patience.duration()).withMaxFileSize(maxFileSize);
    return files.options().at(asked);
  }
}
