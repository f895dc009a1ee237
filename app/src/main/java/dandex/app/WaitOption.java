package dandex.app;

import picocli.CommandLine.Option;

/// Whether a run waits for its turn.
final class WaitOption {
  @Option(
      names = "--wait",
      description = "Wait for a run of the same kind to end, rather than to give way to it.")
  private boolean waits;

  boolean waits() {
    return waits;
  }
}
