package dandex.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dandex.catalog.run.Run;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.Runs;
import dandex.indexer.run.Figures;
import dandex.indexer.run.Span;
import dandex.indexer.run.Summary;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "runs",
    description = "Shows the newest runs of the indexer, newest first; or one, with all of it.",
    mixinStandardHelpOptions = true)
final class RunsCommand implements Runnable {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "ID", arity = "0..1", description = "The number of one run.")
  private @Nullable Long id;

  @Mixin private final LastOption last = new LastOption();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only runs of this kind: dandi, lindi, mirror, rebuild or verify.")
  private @Nullable RunKind kind;

  @Option(
      names = "--json",
      description = "A JSON array on standard output, or an object for one run.")
  private boolean json;

  RunsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    try (var database = surroundings.stores().database()) {
      var runs = new Runs(database.dataSource(), surroundings.clock());
      if (id == null) {
        list(runs.newest(last.last(), null, kind));
      } else {
        show(runs.byId(id).orElseThrow(() -> new Unfinished("There is no run " + id + ".")));
      }
    }
  }

  private void show(Run run) {
    if (json) {
      surroundings.console().answer(RunJson.of(run).toPrettyString());
    } else {
      var now = surroundings.clock().instant();
      Summary.whole(run, now).forEach(surroundings.console()::answer);
    }
  }

  private void list(List<Run> runs) {
    if (json) {
      var array = JsonNodeFactory.instance.arrayNode();
      runs.forEach(run -> array.add(RunJson.of(run)));
      surroundings.console().answer(array.toPrettyString());
    } else if (runs.isEmpty()) {
      surroundings.console().say("No run yet; `dandex sync all` makes the first.");
    } else {
      table(runs).lines().forEach(surroundings.console()::answer);
    }
  }

  private Table table(List<Run> runs) {
    var table = new Table("RUN", "STARTED", "KIND", "SCOPE", "STATUS", "TOOK", "ERRORS", "DID");
    for (var run : runs) {
      var message = run.report().message();
      var did = Figures.inOneLine(run.report().counts());
      table.add(
          Long.toString(run.id()),
          run.started().truncatedTo(ChronoUnit.SECONDS).toString(),
          run.kind().name().toLowerCase(Locale.ROOT),
          run.scope(),
          run.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          Span.of(run.took(surroundings.clock().instant())),
          Integer.toString(run.report().errors().size()),
          message == null ? did : message + (did.isEmpty() ? "" : "; " + did));
    }
    return table;
  }
}
