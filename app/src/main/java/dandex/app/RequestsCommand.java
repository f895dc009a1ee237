package dandex.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dandex.catalog.run.RunRequest;
import dandex.catalog.run.RunRequests;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "requests",
    description = "Shows what `dandex work` is to run, or ran, newest first.",
    mixinStandardHelpOptions = true,
    subcommands = {PutRequestCommand.class, CancelRequestCommand.class})
final class RequestsCommand implements Runnable {
  private final Surroundings surroundings;

  @Mixin private final LastOption last = new LastOption();

  @Option(names = "--json", description = "A JSON array on standard output.")
  private boolean json;

  RequestsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    try (var database = surroundings.stores().database()) {
      list(new RunRequests(database.dataSource(), surroundings.clock()).newest(last.last()));
    }
  }

  private void list(List<RunRequest> requests) {
    if (json) {
      var array = JsonNodeFactory.instance.arrayNode();
      requests.forEach(request -> array.add(RequestJson.of(request)));
      surroundings.console().answer(array.toPrettyString());
    } else if (requests.isEmpty()) {
      surroundings.console().say("No request yet; `dandex requests put` makes the first.");
    } else {
      table(requests).lines().forEach(surroundings.console()::answer);
    }
  }

  private static Table table(List<RunRequest> requests) {
    var table =
        new Table(
            "REQUEST", "REQUESTED", "BY", "KIND", "STATE", "RUN", "WORKER", "OPTIONS", "OUTCOME");
    for (var request : requests) {
      var worker = request.worker();
      table.add(
          Long.toString(request.id()),
          request.requestedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
          request.requestedBy(),
          request.kind().name().toLowerCase(Locale.ROOT),
          state(request),
          Objects.toString(request.run(), "-"),
          worker == null ? "-" : worker.host() + "/" + worker.pid(),
          request.options().text(),
          Objects.requireNonNullElse(request.outcome(), ""));
    }
    return table;
  }

  private static String state(RunRequest request) {
    var state = request.state().name().toLowerCase(Locale.ROOT);
    var stopping = request.state().isOpen() && request.cancelRequestedAt() != null;
    return stopping ? state + ", to be cancelled" : state;
  }
}
