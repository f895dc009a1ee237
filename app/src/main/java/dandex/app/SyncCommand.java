package dandex.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "sync",
    description = "Brings the catalog up to date.",
    mixinStandardHelpOptions = true,
    subcommands = {SyncDandiCommand.class, SyncLindiCommand.class, SyncAllCommand.class})
final class SyncCommand implements Runnable {
  @Spec private CommandSpec spec;

  /// What to sync has to be said.
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to sync: dandi, lindi or all (both, then the mirror).");
  }
}
