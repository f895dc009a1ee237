package dandex.app;

import dandex.server.export.ExportKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The environment as it speaks of the server: words, numbers and folders.
record ServerSaid(Map<String, String> environment) {
  private enum Truth {
    FALSE,
    TRUE
  }

  private enum Switch {
    OFF,
    ON
  }

  String text(Setting setting) {
    return environment.getOrDefault(setting.name(), "").strip();
  }

  boolean isTrue(Setting setting) {
    return choice(setting, Truth.FALSE) == Truth.TRUE;
  }

  boolean isOn(Setting setting) {
    return isOn(setting, true);
  }

  boolean isOn(Setting setting, boolean otherwise) {
    return choice(setting, otherwise ? Switch.ON : Switch.OFF) == Switch.ON;
  }

  /// A whole number above zero.
  int number(Setting setting, int otherwise) {
    var text = text(setting);
    if (text.isEmpty()) return otherwise;
    if (text.matches("0*[1-9][0-9]{0,8}")) return Integer.parseInt(text);
    throw new UsageError(
        setting + " is \"" + text + "\"; it takes a whole number from 1 to 999999999");
  }

  /// A whole number, zero too; null where nothing is said.
  @Nullable Integer whole(Setting setting) {
    var text = text(setting);
    if (text.isEmpty()) return null;
    if (text.matches("[0-9]{1,9}")) return Integer.valueOf(text);
    throw new UsageError(setting + " is \"" + text + "\"; it takes a whole number");
  }

  /// Origins as browsers send them, or `*`.
  Set<String> origins(Setting setting) {
    var origins = new LinkedHashSet<String>();
    for (var origin : text(setting).split(",", -1)) {
      var one = origin.strip();
      if (one.isEmpty()) continue;
      if (!one.matches("\\*|https?://[^/\\s]+")) {
        throw new UsageError(
            setting + " has \"" + one + "\"; it takes `*`, or `https://host` without a path");
      }
      origins.add(one);
    }
    return origins;
  }

  @Nullable Path folder(Setting setting) {
    var text = text(setting);
    if (text.isEmpty()) return null;
    if (Files.isDirectory(Path.of(text))) return Path.of(text);
    throw new UsageError(setting + " is \"" + text + "\", which is no folder");
  }

  /// The key of a secret, which is in no message; without one, a key of this process.
  ExportKey key(Setting setting) {
    var secret = text(setting);
    if (secret.isEmpty()) return ExportKey.random();
    if (secret.length() >= ExportKey.LEAST) return ExportKey.of(secret);
    throw new UsageError(
        setting
            + " has "
            + secret.length()
            + " characters; it takes a secret of "
            + ExportKey.LEAST
            + " or more");
  }

  /// One of the words of an enum.
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
        Arrays.stream(all).map(ServerSaid::word).collect(Collectors.joining("` or `", "`", "`"));
    return new UsageError(setting + " is \"" + text + "\"; it takes " + words);
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
