package dandex.app;

import dandex.catalog.Json;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunRequests;
import dandex.indexer.run.RequestRefused;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "put",
    description = "Asks for a run; a `dandex work` on any machine carries it out.",
    mixinStandardHelpOptions = true)
final class PutRequestCommand implements Runnable {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "KIND", description = "dandi, lindi, mirror, rebuild or verify.")
  private RunKind kind = RunKind.DANDI;

  @Option(
      names = "--options",
      paramLabel = "JSON",
      defaultValue = "{}",
      description =
          "As `dandex runs ID --json` shows those of a run: {\"dandisets\": [\"000003\"],"
              + " \"concurrency\": 4, …} (default: none).")
  private String options = "{}";

  PutRequestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    var json = new Json(options);
    check(json);
    try (var database = surroundings.stores().database()) {
      var request =
          new RunRequests(database.dataSource(), surroundings.clock())
              .put(kind, json, Starters.person());
      surroundings
          .console()
          .answer(
              "Request %d (%s) is queued; `dandex work` carries it out."
                  .formatted(request.id(), kind.name().toLowerCase(Locale.ROOT)));
    }
  }

  private void check(Json json) {
    try {
      RequestedOptions.check(kind, json);
    } catch (RequestRefused refused) {
      throw new UsageError("--options: " + refused.getMessage(), refused);
    }
  }
}
