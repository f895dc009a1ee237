package dandex.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.ApiKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "Shows the keys of the GraphQL API, oldest first, but not their secrets.",
    mixinStandardHelpOptions = true)
final class ListKeysCommand implements Runnable {
  private final Surroundings surroundings;

  @Option(names = "--json", description = "A JSON array on standard output.")
  private boolean json;

  ListKeysCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    try (var database = surroundings.stores().database()) {
      list(database.apiKeys().all());
    }
  }

  private void list(List<ApiKey> keys) {
    if (json) {
      var array = JsonNodeFactory.instance.arrayNode();
      keys.forEach(key -> array.add(json(key)));
      surroundings.console().answer(array.toPrettyString());
    } else if (keys.isEmpty()) {
      surroundings.console().say("No key yet; `dandex key create` makes the first.");
    } else {
      table(keys).lines().forEach(surroundings.console()::answer);
    }
  }

  private static Table table(List<ApiKey> keys) {
    var table = new Table("KEY", "ID", "MAY", "RATE", "CREATED", "LAST USED", "REVOKED");
    for (var key : keys) {
      table.add(
          key.name(),
          key.id(),
          may(key),
          key.rate() == null ? "usual" : Objects.toString(key.rate()),
          second(key.created()),
          second(key.lastUsed()),
          second(key.revoked()));
    }
    return table;
  }

  private static ObjectNode json(ApiKey key) {
    return Facts.none()
        .put("key", key.name())
        .put("id", key.id())
        .put("may", may(key))
        .put("rate", key.rate())
        .put("created", Facts.time(key.created()))
        .put("lastUsed", Facts.time(key.lastUsed()))
        .put("revoked", Facts.time(key.revoked()));
  }

  private static String may(ApiKey key) {
    return key.may().name().toLowerCase(Locale.ROOT);
  }

  private static String second(@Nullable Instant time) {
    return time == null ? "-" : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
