package dandex.app;

import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "quickstart",
    description = {
      "Everything on this machine, until Ctrl-C: a throw-away Postgres and Elasticsearch and an"
          + " archive in a box, synced, mirrored, served and asked."
    },
    mixinStandardHelpOptions = true)
final class QuickstartCommand implements Callable<Integer> {
  private static final int USUAL_PORT = 8080;

  private final Surroundings surroundings;

  @Option(
      names = "--once",
      description =
          "End after the answer: exit code 0 only when it equals what the archive itself knows.")
  private boolean once;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortForm.class,
      description = "The port of the server (default: 8080; with --once any free one).")
  private @Nullable Integer port;

  @Option(
      names = "--archive",
      paramLabel = "URL",
      description = "Sync from this DANDI API in place of the archive in a box.")
  private @Nullable URI archive;

  QuickstartCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    var listen = port != null ? port : once ? 0 : USUAL_PORT;
    try (var interruption = interruption();
        var source = archive == null ? Source.generated() : Source.elsewhere(checked(archive));
        var quickstart = Quickstart.start(surroundings, source, interruption.cancellation())) {
      try (var shown = quickstart.show(listen)) {
        if (once) return shown.agrees() ? 0 : 1;
        interruption.serves();
        surroundings.console().say("Ctrl-C stops and forgets all of it.");
        interruption.await();
        return 0;
      }
    }
  }

  /// Interrupted before its answer, a run that was to end by itself has shown nothing.
  private Interruption interruption() {
    return once ? Interruption.ofWork(surroundings) : Interruption.ofServer(surroundings);
  }

  private static URI checked(URI url) {
    if (url.getHost() != null
        && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      return url;
    }
    throw new UsageError("--archive is \"" + url + "\", which is no http or https URL");
  }
}
