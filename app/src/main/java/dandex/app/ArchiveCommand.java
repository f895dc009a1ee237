package dandex.app;

import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "archive",
    description = "Serves an archive in a box (the DANDI API and LINDI files), until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class ArchiveCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8765",
      converter = PortForm.class,
      description = "0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Mixin private final GeneratedHoldings generated = new GeneratedHoldings();

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "Serve a folder of dandisets/NNNNNN/… in place of made-up ones.")
  private @Nullable Path folder;

  ArchiveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    var console = surroundings.console();
    try (var interruption = Interruption.ofServer(surroundings);
        var archive = Archive.serve(holdings(), port)) {
      console.answer("DANDEX_DANDI_URL=" + archive.dandiUrl());
      console.answer("DANDEX_LINDI_URL=" + archive.lindiUrl());
      interruption.serves();
      console.say("Serving; Ctrl-C stops.");
      interruption.await();
    }
    return 0;
  }

  private Holdings holdings() {
    if (folder == null) return generated.holdings();
    if (!Files.isDirectory(folder)) throw new UsageError("--folder: there is no folder " + folder);
    return Holdings.folder(folder);
  }
}
