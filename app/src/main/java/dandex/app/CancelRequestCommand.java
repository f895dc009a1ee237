package dandex.app;

import dandex.catalog.run.RunRequest;
import dandex.catalog.run.RunRequests;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "cancel",
    description =
        "Asks for the end of a request: a queued one ends at once, a running one at its next safe"
            + " point.",
    mixinStandardHelpOptions = true)
final class CancelRequestCommand implements Runnable {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "ID", description = "The number of the request.")
  private long id;

  CancelRequestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    try (var database = surroundings.stores().database()) {
      var request =
          new RunRequests(database.dataSource(), surroundings.clock())
              .requestCancel(id)
              .orElseThrow(() -> new Unfinished("There is no request " + id + "."));
      surroundings.console().answer(said(request));
    }
  }

  private String said(RunRequest request) {
    return switch (request.state()) {
      case CANCELLED -> "Request %d is cancelled.".formatted(id);
      case QUEUED, RUNNING ->
          "Request %d runs; it is asked to end at its next safe point.".formatted(id);
      case DONE, FAILED, REFUSED, LOST ->
          throw new Unfinished(
              "Request %d has ended already: %s."
                  .formatted(id, request.state().name().toLowerCase(Locale.ROOT)));
    };
  }
}
