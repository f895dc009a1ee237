package dandex.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "config",
    description = {
      "Shows every setting as the program uses it, and where that comes from: environment, file,"
          + " default, or the local stack.",
      "Secrets are masked. Settings that cannot be used are all named, and the exit code is 2."
    },
    mixinStandardHelpOptions = true)
final class ConfigCommand implements Runnable {
  private final Surroundings surroundings;

  @Option(names = "--json", description = "A JSON array on standard output.")
  private boolean json;

  ConfigCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    var config = surroundings.config().get();
    var stack = new LocalStack(config.home());
    var values = config.said().values().stream().map(value -> located(value, stack)).toList();
    if (json) {
      var array = JsonNodeFactory.instance.arrayNode();
      for (var value : values) {
        array
            .addObject()
            .put("variable", value.setting().name())
            .put("value", value.text())
            .put("from", value.origin().word());
      }
      surroundings.console().answer(array.toPrettyString());
    } else {
      table(values).lines().forEach(surroundings.console()::answer);
    }
  }

  /// Where the local stack is, when it is up; it is not started.
  private static Value located(Value value, LocalStack stack) {
    if (value.origin() != Origin.LOCAL_STACK) return value;
    var setting = value.setting();
    var url =
        setting == Setting.DANDEX_DATABASE_URL
            ? stack.postgres().map(server -> server.url())
            : stack.elasticsearch().map(server -> server.url());
    return new Value(setting, url.map(setting::shown).orElse(null), Origin.LOCAL_STACK);
  }

  private static Table table(List<Value> values) {
    var table = new Table("VARIABLE", "VALUE", "FROM");
    for (var value : values) {
      table.add(value.setting().name(), words(value), value.origin().word());
    }
    return table;
  }

  private static String words(Value value) {
    var none = value.origin() == Origin.LOCAL_STACK ? "not up" : value.setting().otherwise();
    return Objects.requireNonNullElse(value.text(), none);
  }
}
