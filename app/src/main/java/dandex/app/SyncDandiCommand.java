package dandex.app;

import dandex.catalog.DandisetId;
import dandex.indexer.sync.DandiSyncOptions;
import dandex.indexer.sync.LindiSyncOptions;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "dandi",
    description = "Reads the DANDI Archive: dandisets that changed since they were last read.",
    footerHeading = "%nEasy to get wrong:%n",
    footer = {
      "  What a restricted run leaves out, the next plain run reads: no run counts as having",
      "  read what it did not. Nothing is removed that the archive did not prove to be gone."
    },
    mixinStandardHelpOptions = true)
final class SyncDandiCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final ProgressOption progress = new ProgressOption();
  @Mixin private final WaitOption wait = new WaitOption();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final PaceOptions pace = new PaceOptions();
  @Mixin private final TimeoutOption timeout = new TimeoutOption();
  @Mixin private final LimitOption limit = new LimitOption();

  @Option(
      names = "--dandiset-id",
      paramLabel = "ID",
      converter = DandisetIdForm.class,
      description = "Only this dandiset: DANDI:000003, 000003 or 3. May be repeated.")
  private final Set<DandisetId> dandisets = new LinkedHashSet<>();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = SinceForm.class,
      description =
          "Only what the archive says was modified then or later, known already or not:"
              + " 2024-01-01 (midnight UTC) or 2024-01-01T12:00:00Z.")
  private @Nullable Instant since;

  @ArgGroup private final PartOption part = new PartOption();
  @ArgGroup private final VersionsOption versions = new VersionsOption();
  @ArgGroup private final DeletionsOption deletions = new DeletionsOption();

  @Option(
      names = "--force-full-sync",
      description = "Compare everything, changed or not; only what differs is written.")
  private boolean force;

  @Option(
      names = "--reconcile",
      description =
          "Compare besides all of what was not compared for a week (a day where there are"
              + " zarrs), the oldest first, a seventh of all dandisets at most.")
  private boolean reconcile;

  @Option(
      names = "--dry-run",
      description = "Read, write nothing, and print what would change of each dandiset.")
  private boolean dryRun;

  @Option(names = "--verbose", description = "Tell why each dandiset is read, and each error.")
  private boolean verbose;

  @Option(names = "--lindi", description = "Go on with `sync lindi` when it went well.")
  private boolean lindi;

  SyncDandiCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var work = Work.with(surroundings, progress).waiting(wait).telling(output).explaining(verbose);
    if (dryRun) {
      if (lindi) throw new UsageError("--dry-run and --lindi exclude each other");
      var told = output.telling(surroundings.console(), ChangeLine::of, ChangeLine::json);
      return work.doing(indexing -> indexing.rehearseDandi(pace, timeout, options(), told));
    }
    Work.Step dandi = indexing -> indexing.dandi(pace, timeout, options());
    if (!lindi) return work.doing(dandi);
    var then = LindiSyncOptions.PLAIN.at(pace.lindi());
    return work.doing(dandi, indexing -> indexing.lindi(then));
  }

  private DandiSyncOptions options() {
    var options =
        DandiSyncOptions.PLAIN
            .only(dandisets)
            .since(since)
            .limited(limit.assets())
            .withConcurrency(pace.concurrency());
    options = deletions.in(versions.in(part.in(options)));
    if (force) options = options.forced();
    return reconcile ? options.reconciling() : options;
  }

  /// Which part of a dandiset.
  private static final class PartOption {
    @Option(
        names = "--dandisets-only",
        description = "Dandisets and their versions, without assets.")
    private boolean dandisets;

    @Option(names = "--assets-only", description = "Assets of versions that are here.")
    private boolean assets;

    DandiSyncOptions in(DandiSyncOptions options) {
      if (dandisets) return options.dandisetsOnly();
      return assets ? options.assetsOnly() : options;
    }
  }

  /// Which versions.
  private static final class VersionsOption {
    @Option(
        names = "--include-published",
        description = "Drafts and published versions, which is the default.")
    private boolean published;

    @Option(names = "--drafts-only", description = "Leave published versions as they are.")
    private boolean drafts;

    DandiSyncOptions in(DandiSyncOptions options) {
      return drafts && !published ? options.draftsOnly() : options;
    }
  }

  /// What becomes of what left the archive.
  private static final class DeletionsOption {
    @Option(
        names = "--skip-deletions",
        description = "Leave here what left the archive; a later run removes it.")
    private boolean none;

    @Option(
        names = "--allow-mass-deletion",
        description = "Let go of a great part of what is here, if the archive says so.")
    private boolean all;

    DandiSyncOptions in(DandiSyncOptions options) {
      if (none) return options.skippingDeletions();
      return all ? options.allowingMassDeletion() : options;
    }
  }
}
