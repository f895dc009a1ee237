package dandex.app;

import dandex.server.http.ServerOptions;
import dandex.server.http.StatusRule;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What the environment says of the server, checked once.
record ServerSettings(StatusRule statuses) {
  static ServerSettings of(Map<String, String> environment) {
    var said = new Said(environment);
    return new ServerSettings(said.choice(Setting.DANDEX_HTTP_STATUS, StatusRule.USUAL));
  }

  /// A place to listen, with all that is set.
  ServerOptions on(ServerOptions where) {
    return where.with(statuses);
  }

  private record Said(Map<String, String> environment) {
    String text(Setting setting) {
      return environment.getOrDefault(setting.name(), "").strip();
    }

    <E extends Enum<E>> E choice(Setting setting, E otherwise) {
      var text = text(setting);
      if (text.isEmpty()) return otherwise;
      var all = otherwise.getDeclaringClass().getEnumConstants();
      return Arrays.stream(all)
          .filter(one -> word(one).equals(text.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(() -> unknown(setting, text, all));
    }

    private static UsageError unknown(Setting setting, String text, Enum<?>[] all) {
      var words =
          Arrays.stream(all).map(Said::word).collect(Collectors.joining("` or `", "`", "`"));
      return new UsageError(setting + " is \"" + text + "\"; it takes " + words);
    }

    private static String word(Enum<?> one) {
      return one.name().toLowerCase(Locale.ROOT);
    }
  }
}
