package dandex.app;

import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is said to a command line that cannot be understood: what is wrong, what may have been
/// meant, and where to read on.
final class WrongUsage implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    var command = problem.getCommandLine();
    var error = command.getErr();
    var said = Objects.requireNonNullElse(problem.getMessage(), "wrong usage");
    error.println("dandex: " + said.lines().findFirst().orElse(said));
    if (problem instanceof UnmatchedArgumentException unmatched) {
      suggestions(unmatched).forEach(one -> error.println("Did you mean " + one + "?"));
    }
    error.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    error.flush();
    return CommandLine.ExitCode.USAGE;
  }

  private static List<String> suggestions(UnmatchedArgumentException unmatched) {
    return unmatched.getSuggestions().stream().limit(2).toList();
  }
}
