package dandex.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What the environment says of a setting, as it is written there.
record Written(String text, Origin origin) {
  private static final String IN_FILE = "_FILE";
  private static final Set<String> NAMES =
      Arrays.stream(Setting.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  /// Everything that is said; a blank says nothing. Some settings may stand in files, as container
  /// engines hand out secrets: `DANDEX_…_FILE` names the file in which `DANDEX_…` stands.
  ///
  /// @param complaints is told what cannot be read
  static Map<Setting, Written> in(Map<String, String> variables, Consumer<String> complaints) {
    var written = new EnumMap<Setting, Written>(Setting.class);
    for (var setting : Setting.values()) {
      var text = said(variables, setting.name());
      if (!text.isEmpty()) written.put(setting, new Written(text, Origin.ENVIRONMENT));
    }
    for (var setting : Setting.values()) {
      var name = setting + IN_FILE;
      var file = said(variables, name);
      if (!NAMES.contains(name) || file.isEmpty()) continue;
      if (written.containsKey(setting)) {
        complaints.accept(setting + " and " + name + " are both set; leave one");
      } else {
        read(
            name,
            file,
            complaints,
            content -> written.put(setting, new Written(content, Origin.FILE)));
      }
    }
    return written;
  }

  private static String said(Map<String, String> variables, String name) {
    return variables.getOrDefault(name, "").strip();
  }

  private static void read(
      String name, String file, Consumer<String> complaints, Consumer<String> content) {
    try {
      var text = Files.readString(Path.of(file)).strip();
      if (text.isEmpty()) complaints.accept(name + " is " + file + ", which is empty");
      else content.accept(text);
    } catch (IOException | InvalidPathException unreadable) {
      // Who mistook the variable for the other one has written the secret there.
      complaints.accept(
          file.matches("[/.~].*")
              ? name + " is " + file + ", which cannot be read"
              : name + " names no file that can be read");
    }
  }

  /// Variables that begin as ours do and are none of ours, in order.
  static List<String> foreign(Set<String> variables) {
    return variables.stream()
        .filter(name -> name.startsWith("DANDEX_") && !NAMES.contains(name))
        .sorted()
        .toList();
  }
}
