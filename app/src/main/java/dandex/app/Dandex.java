package dandex.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "dandex",
    description = "The searchable index of neurophysiology metadata.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0    completed",
      "  1    failed",
      "  2    wrong usage",
      "  3    completed with errors, or the stores disagree (mirror verify)",
      "  130  cancelled"
    },
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    subcommands = {
      QuickstartCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      ConfigCommand.class,
      SyncCommand.class,
      MirrorCommand.class,
      ServeCommand.class,
      RunsCommand.class,
      WorkCommand.class,
      RequestsCommand.class,
      ScheduleCommand.class,
      ReaderCommand.class,
      KeyCommand.class,
      ArchiveCommand.class,
      HelpCommand.class
    })
final class Dandex implements Runnable {
  @Spec private CommandSpec spec;

  /// Without a command there is nothing to do.
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command.");
  }
}
