package dandex.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Settings that stand in files, as container engines hand out secrets: `DANDEX_…_FILE` names the
/// file in which `DANDEX_…` stands.
final class Secrets {
  private static final String IN_FILE = "_FILE";

  private Secrets() {}

  /// The environment with all that stands in files.
  static Map<String, String> read(Map<String, String> environment) {
    var whole = new HashMap<>(environment);
    var settings = Arrays.stream(Setting.values()).map(Enum::name).toList();
    for (var setting : settings) {
      var name = setting + IN_FILE;
      var file = environment.getOrDefault(name, "").strip();
      if (!settings.contains(name) || file.isEmpty()) continue;
      if (!environment.getOrDefault(setting, "").isBlank()) {
        throw new UsageError(setting + " and " + name + " are both set; leave one");
      }
      whole.put(setting, content(name, file));
    }
    return whole;
  }

  private static String content(String name, String file) {
    try {
      var content = Files.readString(Path.of(file)).strip();
      if (content.isEmpty()) throw new UsageError(name + " is " + file + ", which is empty");
      return content;
    } catch (IOException unreadable) {
      throw new UsageError(name + " is " + file + ", which cannot be read", unreadable);
    }
  }
}
