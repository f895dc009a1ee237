package dandex.app;

import dandex.server.graphql.Documents;
import dandex.server.http.ServerOptions;
import dandex.server.http.StatusRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the environment says of the server, checked once.
///
/// @param folder of documents, where there is one
/// @param onlyThose every other document is refused
record ServerSettings(StatusRule statuses, @Nullable Path folder, boolean onlyThose) {
  static ServerSettings of(Map<String, String> environment) {
    var said = new Said(environment);
    return new ServerSettings(
        said.choice(Setting.DANDEX_HTTP_STATUS, StatusRule.USUAL),
        said.folder(Setting.DANDEX_DOCUMENTS),
        said.choice(Setting.DANDEX_DOCUMENTS_ONLY, Truth.FALSE) == Truth.TRUE);
  }

  ServerSettings {
    if (onlyThose && folder == null) {
      throw new UsageError(
          Setting.DANDEX_DOCUMENTS_ONLY + " needs " + Setting.DANDEX_DOCUMENTS + ", their folder");
    }
  }

  Documents documents() {
    return folder == null ? Documents.any() : Documents.in(folder, onlyThose);
  }

  /// A place to listen, with all that is set.
  ServerOptions on(ServerOptions where) {
    return where.with(statuses);
  }

  private enum Truth {
    FALSE,
    TRUE
  }

  private record Said(Map<String, String> environment) {
    String text(Setting setting) {
      return environment.getOrDefault(setting.name(), "").strip();
    }

    @Nullable Path folder(Setting setting) {
      var text = text(setting);
      if (text.isEmpty()) return null;
      if (Files.isDirectory(Path.of(text))) return Path.of(text);
      throw new UsageError(setting + " is \"" + text + "\", which is no folder");
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
