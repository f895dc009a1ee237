package dandex.app;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// How many are listed.
final class LastOption {
  private static final int MOST = 1000;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  private int last = 20;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  void last(int wanted) {
    if (wanted < 1 || wanted > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--last is " + wanted + ", not between 1 and " + MOST);
    }
    last = wanted;
  }

  int last() {
    return last;
  }
}
