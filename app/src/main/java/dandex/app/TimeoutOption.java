package dandex.app;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// How long one request is waited for.
final class TimeoutOption {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  private int seconds = 60;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long one answer may take, 1 to 3600 (default: ${DEFAULT-VALUE}).")
  void seconds(int wanted) {
    seconds = checked(wanted, spec);
  }

  static int checked(int wanted, CommandSpec spec) {
    if (wanted >= 1 && wanted <= 3600) return wanted;
    throw new ParameterException(
        spec.commandLine(), "--timeout is " + wanted + ", not between 1 and 3600");
  }

  Duration duration() {
    return Duration.ofSeconds(seconds);
  }
}
