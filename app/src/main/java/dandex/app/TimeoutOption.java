package dandex.app;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// How long one request is waited for.
final class TimeoutOption {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  private @Nullable Duration wanted;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description =
          "How long one answer may take, 1 to 3600 (default: DANDEX_DANDI_TIMEOUT, or 60).")
  void seconds(int seconds) {
    wanted = checked(seconds, spec);
  }

  static Duration checked(int wanted, CommandSpec spec) {
    if (wanted >= 1 && wanted <= 3600) return Duration.ofSeconds(wanted);
    throw new ParameterException(
        spec.commandLine(), "--timeout is " + wanted + ", not between 1 and 3600");
  }

  Duration or(Duration usual) {
    return Objects.requireNonNullElse(wanted, usual);
  }
}
