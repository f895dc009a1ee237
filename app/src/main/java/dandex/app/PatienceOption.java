package dandex.app;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// How long a host may be silent.
final class PatienceOption {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  private @Nullable Duration wanted;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description =
          "How long to wait for a connection, for an answer to begin, and between its bytes, 1 to"
              + " 3600 (default: DANDEX_LINDI_TIMEOUT, or 30). A large file may take longer as a"
              + " whole.")
  void seconds(int seconds) {
    wanted = TimeoutOption.checked(seconds, spec);
  }

  /// Null where nothing is wanted.
  @Nullable Duration duration() {
    return wanted;
  }
}
