package dandex.server.graphql;

import dandex.catalog.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The condition inputs of the schema as [Condition]s, all of which must hold. What is null or
/// absent is no condition.
final class Conditions {
  private Conditions() {}

  static List<Condition> word(Map<String, ?> input) {
    var conditions = new ArrayList<Condition>();
    with(input, "equalToAnyOf", words -> new Condition.EqualToAnyOf(words(words)), conditions);
    with(input, "startsWith", prefix -> new Condition.StartsWith(prefix.toString()), conditions);
    with(input, "contains", part -> new Condition.Contains(part.toString()), conditions);
    with(input, "glob", glob -> new Condition.Glob(glob.toString()), conditions);
    with(input, "exists", wanted -> new Condition.Exists((Boolean) wanted), conditions);
    return conditions;
  }

  /// Words of a text, which may be matched too.
  static List<Condition> text(Map<String, ?> input) {
    var conditions = new ArrayList<>(word(input));
    with(input, "matches", text -> new Condition.Matches(text.toString()), conditions);
    return conditions;
  }

  /// Words of a vocabulary, which may have synonyms too.
  static List<Condition> term(Map<String, ?> input) {
    var conditions = new ArrayList<>(word(input));
    with(input, "sameAs", words -> new Condition.SameAs(words(words)), conditions);
    return conditions;
  }

  /// Words of zarr's notation, and the names that numpy has for them.
  static List<Condition> dtype(Map<String, ?> input) {
    return word(input).stream()
        .map(condition ->
            condition instanceof Condition.EqualToAnyOf(var words)
                ? new Condition.EqualToAnyOf(words.stream().flatMap(Dtypes::named).toList())
                : condition)
        .toList();
  }

  /// The attribute of a name is there, and one of its values satisfies all that is asked of it.
  static List<Condition> attribute(Map<String, ?> input) {
    var name = String.valueOf(input.get("name"));
    var value = input.get("value");
    var conditions = value == null ? List.<Condition>of() : word(FilterForm.map(value));
    return conditions.isEmpty()
        ? List.of(new Condition.Named(name, new Condition.Exists(true)))
        : conditions.stream()
            .<Condition>map(condition -> new Condition.Named(name, condition))
            .toList();
  }

  static List<Condition> fraction(Map<String, ?> input) {
    var conditions = new ArrayList<Condition>();
    with(
        input,
        "equalToAnyOf",
        numbers ->
            new Condition.FractionIn(((List<?>) numbers).stream().map(Double.class::cast).toList()),
        conditions);
    if (isBounded(input)) {
      conditions.add(
          new Condition.FractionWithin(
              (Double) input.get("gt"),
              (Double) input.get("gte"),
              (Double) input.get("lt"),
              (Double) input.get("lte")));
    }
    with(input, "exists", wanted -> new Condition.Exists((Boolean) wanted), conditions);
    return conditions;
  }

  /// @param key brings a key into the form in which it is stored
  static List<Condition> key(Map<String, ?> input, UnaryOperator<String> key) {
    var conditions = new ArrayList<Condition>();
    with(
        input,
        "equalToAnyOf",
        words -> new Condition.EqualToAnyOf(words(words).stream().map(key).toList()),
        conditions);
    return conditions;
  }

  static List<Condition> number(Map<String, ?> input) {
    var conditions = new ArrayList<Condition>();
    with(
        input,
        "equalToAnyOf",
        numbers ->
            new Condition.NumberIn(((List<?>) numbers).stream().map(Long.class::cast).toList()),
        conditions);
    if (isBounded(input)) {
      conditions.add(
          new Condition.NumberWithin(
              (Long) input.get("gt"),
              (Long) input.get("gte"),
              (Long) input.get("lt"),
              (Long) input.get("lte")));
    }
    with(input, "exists", wanted -> new Condition.Exists((Boolean) wanted), conditions);
    return conditions;
  }

  static List<Condition> time(Map<String, ?> input) {
    var conditions = new ArrayList<Condition>();
    if (isBounded(input)) {
      conditions.add(
          new Condition.TimeWithin(
              (Instant) input.get("gt"),
              (Instant) input.get("gte"),
              (Instant) input.get("lt"),
              (Instant) input.get("lte")));
    }
    with(input, "exists", wanted -> new Condition.Exists((Boolean) wanted), conditions);
    return conditions;
  }

  private static boolean isBounded(Map<String, ?> input) {
    return input.get("gt") != null
        || input.get("gte") != null
        || input.get("lt") != null
        || input.get("lte") != null;
  }

  private static void with(
      Map<String, ?> input,
      String name,
      Function<Object, Condition> condition,
      List<Condition> conditions) {
    @Nullable Object value = input.get(name);
    if (value != null) conditions.add(condition.apply(value));
  }

  private static List<String> words(Object words) {
    return ((List<?>) words).stream().map(Object::toString).toList();
  }
}
