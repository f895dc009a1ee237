package dandex.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the environment says: each setting is checked as it is read, and kept as the program uses
/// it. What cannot be used is noted and its default stands in, so that all of it is told at once.
final class Environment {
  private final Map<Setting, Written> written;
  private final Map<Setting, Value> values = new EnumMap<>(Setting.class);
  private final List<String> complaints = new ArrayList<>();
  private final List<String> foreign;
  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    written = Written.in(variables, complaints::add);
    foreign = Written.foreign(variables.keySet());
    this.variables = Map.copyOf(variables);
    Stream.of(Setting.values())
        .filter(setting -> setting.name().endsWith("_FILE") && setting != Setting.DANDEX_ALIVE_FILE)
        .forEach(setting -> optional(setting, Form.TEXT));
  }

  <T> T read(Setting setting, T otherwise, Form<T> form) {
    var said = said(setting, form);
    var used = said.orElse(otherwise);
    note(setting, form.writing().apply(used), said.isPresent());
    return used;
  }

  /// Null where nothing is said.
  <T> @Nullable T optional(Setting setting, Form<T> form) {
    return optional(setting, form, Origin.DEFAULT);
  }

  /// Null where nothing is said.
  ///
  /// @param otherwise where what is used then comes from
  <T> @Nullable T optional(Setting setting, Form<T> form, Origin otherwise) {
    var said = said(setting, form);
    values.put(
        setting,
        new Value(
            setting,
            said.map(value -> setting.shown(form.writing().apply(value))).orElse(null),
            said.isPresent() ? origin(setting) : otherwise));
    return said.orElse(null);
  }

  /// What is said to another program, by variables whose names begin so; some of it is secret.
  Map<String, String> foreign(String prefix) {
    return variables.entrySet().stream()
        .filter(variable -> variable.getKey().startsWith(prefix) && !variable.getValue().isBlank())
        .collect(Collectors.toMap(Map.Entry::getKey, variable -> variable.getValue().strip()));
  }

  /// Whether anything is said, be it of use or not.
  boolean says(Setting setting) {
    return written.keySet().stream()
        .anyMatch(it -> it == setting || it.name().equals(setting + "_FILE"));
  }

  /// Notes what cannot be used, though each setting by itself may be.
  void complain(Setting setting, String why) {
    complaints.add(setting + ": " + why);
  }

  /// Notes it where something is said that cannot be used without another setting.
  void need(Setting setting, Setting other, String why) {
    if (says(setting) && !says(other)) complaints.add(setting + " needs " + other + ", " + why);
  }

  private <T> Optional<T> said(Setting setting, Form<T> form) {
    var said = written.get(setting);
    if (said == null) return Optional.empty();
    try {
      return Optional.of(form.reading().apply(said.text()));
    } catch (IllegalArgumentException wrong) {
      complaints.add(
          "%s is \"%s\"; %s".formatted(setting, setting.shown(said.text()), wrong.getMessage()));
      return Optional.empty();
    }
  }

  private void note(Setting setting, String text, boolean isSaid) {
    var origin = isSaid ? origin(setting) : Origin.DEFAULT;
    values.put(setting, new Value(setting, text.isEmpty() ? null : setting.shown(text), origin));
  }

  private Origin origin(Setting setting) {
    var said = written.get(setting);
    return said == null ? Origin.DEFAULT : said.origin();
  }

  /// All that was read, in the order of the table.
  List<Value> values() {
    return List.copyOf(values.values());
  }

  /// Variables that are none of ours and may be meant to be, a line each. No errors, since another
  /// program may have them.
  List<String> warnings() {
    return foreign.stream().map(Environment::warning).toList();
  }

  private static String warning(String name) {
    return name
        + " is no setting of this program and is not heeded"
        + Nearest.of(name, Setting.values()).map(one -> "; is " + one + " meant?").orElse("");
  }

  /// @throws UsageError that has all complaints and all warnings, a line each: what is missing may
  ///   be there under a name that is misspelled
  void requireUsable() {
    if (complaints.isEmpty()) return;
    var first =
        complaints.size() == 1
            ? complaints.getFirst()
            : complaints.size() + " settings cannot be used:\n  " + String.join("\n  ", complaints);
    throw new UsageError(
        Stream.concat(Stream.of(first), warnings().stream()).collect(Collectors.joining("\n")));
  }
}
