package dandex.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "key",
    description = "Makes, shows and ends keys of the GraphQL API.",
    mixinStandardHelpOptions = true,
    subcommands = {CreateKeyCommand.class, ListKeysCommand.class, RevokeKeyCommand.class})
final class KeyCommand implements Runnable {
  @Spec private CommandSpec spec;

  /// What to do has to be said.
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: create, list or revoke.");
  }
}
