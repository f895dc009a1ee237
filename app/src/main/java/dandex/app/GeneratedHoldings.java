package dandex.app;

import dandex.sandbox.archive.Holdings;
import picocli.CommandLine.Option;

/// How large a made-up archive is.
final class GeneratedHoldings {
  static final int DANDISETS = 40;
  static final int ASSETS = 2000;
  private static final long SEED = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed makes the same archive (default: 1).")
  private long seed = SEED;

  @Option(names = "--dandisets", paramLabel = "N", description = "How many (default: 40).")
  private int dandisets = DANDISETS;

  @Option(names = "--assets", paramLabel = "N", description = "How many (default: 2000).")
  private int assets = ASSETS;

  Holdings holdings() {
    if (dandisets < 1 || assets < 0) {
      throw new UsageError("--dandisets must be 1 or more, and --assets 0 or more");
    }
    return Holdings.generated(seed, dandisets, assets);
  }
}
