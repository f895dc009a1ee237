package dandex.app;

import dandex.catalog.ApiKey;
import dandex.catalog.ApiToken;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "create",
    description = {
      "Makes a key of the GraphQL API and prints it, once: only a hash of it is kept.",
      "Clients send it as `Authorization: Bearer KEY` or `X-Api-Key: KEY`."
    },
    mixinStandardHelpOptions = true)
final class CreateKeyCommand implements Runnable {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "NAME",
      description = "Whose it is; what is asked for with it is on record under this name.")
  private String name = "";

  @Option(
      names = "--operate",
      description = "It may ask for runs and cancel them (default: it may only read).")
  private boolean operates;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Requests a minute, 0 for no limit (default: DANDEX_KEY_RATE of the server).")
  private @Nullable Integer rate;

  CreateKeyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    var token = ApiToken.fresh(new SecureRandom());
    var key = key(token);
    try (var database = surroundings.stores().database()) {
      if (!database.apiKeys().create(key, token)) {
        throw new Unfinished(
            "There is, or was, a key %s already; choose another name.".formatted(name));
      }
    }
    var console = surroundings.console();
    console.say(
        "Key %s may %s. It is not shown again."
            .formatted(name, operates ? "read and ask for runs" : "read"));
    console.answer(token.reveal());
  }

  private ApiKey key(ApiToken token) {
    var may = operates ? ApiKey.Right.OPERATE : ApiKey.Right.READ;
    var now = surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    try {
      return ApiKey.fresh(name, token, may, rate, now);
    } catch (IllegalArgumentException odd) {
      throw new UsageError(String.valueOf(odd.getMessage()), odd);
    }
  }
}
