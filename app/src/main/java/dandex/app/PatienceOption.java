package dandex.app;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// How long a host may be silent.
final class PatienceOption {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  private int seconds = 30;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "How long to wait for a connection, for an answer to begin, and between its bytes, 1 to"
              + " 3600 (default: ${DEFAULT-VALUE}). A large file may take longer as a whole.")
  void seconds(int wanted) {
    seconds = TimeoutOption.checked(wanted, spec);
  }

  Duration duration() {
    return Duration.ofSeconds(seconds);
  }
}
