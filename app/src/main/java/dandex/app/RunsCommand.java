package dandex.app;

import dandex.catalog.run.Run;
import dandex.catalog.run.Runs;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "runs",
    description = "Shows the newest runs of the indexer, newest first.",
    mixinStandardHelpOptions = true)
final class RunsCommand implements Runnable {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final int MOST = 1000;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int last;

  RunsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    if (last < 1 || last > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--last is " + last + ", not between 1 and " + MOST);
    }
    try (var database = surroundings.stores().database()) {
      var runs = new Runs(database.dataSource(), surroundings.clock()).newest(last, null);
      if (runs.isEmpty())
        surroundings.console().say("No run yet; `dandex sync all` makes the first.");
      runs.forEach(run -> surroundings.console().answer(line(run)));
    }
  }

  private static String line(Run run) {
    var finished = run.finished();
    var took =
        finished == null
            ? "-"
            : String.format(
                Locale.ROOT, "%.1f s", Duration.between(run.started(), finished).toMillis() / 1e3);
    var counts =
        run.report().counts().entrySet().stream()
            .filter(count -> count.getValue() != 0)
            .map(count -> count.getKey() + " " + count.getValue())
            .collect(Collectors.joining(", "));
    var message = run.report().message();
    return "%d  %s  %-6s  %-21s  %8s  %s%s"
        .formatted(
            run.id(),
            MINUTE.format(run.started()),
            run.kind().name().toLowerCase(Locale.ROOT),
            run.status().name().toLowerCase(Locale.ROOT),
            took,
            counts,
            message == null ? "" : "  " + message);
  }
}
