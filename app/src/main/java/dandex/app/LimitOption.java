package dandex.app;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// How much is read of a version.
final class LimitOption {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  private int assets;

  @Option(
      names = "--max-assets",
      paramLabel = "N",
      description =
          "Read the first N assets of each version (default: all). What was not read stays as"
              + " it is.")
  void assets(int wanted) {
    if (wanted < 1) {
      throw new ParameterException(
          spec.commandLine(), "--max-assets is " + wanted + ", not 1 or more");
    }
    assets = wanted;
  }

  /// 0 for no limit.
  int assets() {
    return assets;
  }
}
