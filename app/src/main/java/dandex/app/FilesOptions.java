package dandex.app;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.indexer.sync.LindiSyncOptions;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// Which LINDI files are asked for.
final class FilesOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--dandiset-id",
      paramLabel = "ID",
      converter = DandisetIdForm.class,
      description =
          "Only files that stand in this dandiset: DANDI:000003, 000003 or 3. May be repeated.")
  private final Set<DandisetId> dandisets = new LinkedHashSet<>();

  @Option(
      names = "--asset-id",
      paramLabel = "UUID",
      converter = AssetIdForm.class,
      description =
          "Only the file of this asset, which must be in the catalog. May be repeated; with"
              + " --dandiset-id both must hold.")
  private final Set<AssetId> assets = new LinkedHashSet<>();

  @Option(
      names = "--force-refresh",
      description =
          "Fetch every file anew, due or not, with no conditional request; what comes unchanged"
              + " is not written.")
  private boolean force;

  @Option(
      names = "--retry-absent",
      description = "Ask for absent and unusable files again, whatever their date.")
  private boolean retryAbsent;

  private int max;
  private Duration revalidateAfter = LindiSyncOptions.PLAIN.revalidateAfter();

  @Option(
      names = "--max-assets",
      paramLabel = "N",
      description =
          "Ask for N files and stop, those first that were never asked for or not for longest"
              + " (default: no limit). The next run goes on.")
  void max(int wanted) {
    if (wanted < 1) throw wrong("--max-assets is " + wanted + ", not 1 or more");
    max = wanted;
  }

  @Option(
      names = "--revalidate-after",
      paramLabel = "DAYS",
      defaultValue = "30",
      description =
          "How long a file that was read is left alone, about, so that not all come on one day;"
              + " 1 to 365 (default: ${DEFAULT-VALUE}).")
  void revalidateAfter(int days) {
    if (days < 1 || days > 365) {
      throw wrong("--revalidate-after is " + days + ", not between 1 and 365");
    }
    revalidateAfter = Duration.ofDays(days);
  }

  LindiSyncOptions options() {
    var options =
        LindiSyncOptions.PLAIN
            .only(dandisets)
            .of(assets)
            .limited(max)
            .revalidatingAfter(revalidateAfter);
    if (retryAbsent) options = options.retryingAbsent();
    return force ? options.forced() : options;
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
