package dandex.app;

import picocli.CommandLine.Option;

/// Whether people see progress.
final class ProgressOption {
  @Option(
      names = "--no-progress",
      description = "No progress bars; without a terminal there are none anyway.")
  private boolean none;

  boolean wanted(boolean terminal) {
    return terminal && !none;
  }
}
