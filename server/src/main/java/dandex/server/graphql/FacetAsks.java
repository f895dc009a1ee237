package dandex.server.graphql;

import dandex.server.find.DandisetGroupField;
import dandex.server.find.FacetAsk;
import dandex.server.find.GroupField;
import dandex.server.find.MeasuredField;
import dandex.server.find.WordField;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields of a facets type as what is to be counted.
///
/// @param words the words of an enum of the schema
/// @param measured likewise the numbers and times
record FacetAsks(Function<String, WordField> words, Function<String, MeasuredField> measured) {
  static final FacetAsks ASSETS = new FacetAsks(GroupField::valueOf, MeasuredField::valueOf);
  static final FacetAsks DANDISETS =
      new FacetAsks(DandisetGroupField::valueOf, name -> MeasuredField.valueOf("DANDISET_" + name));

  private static final int MOST = 20;
  private static final int MOST_BOUNDS = 100;
  private static final double LEAST_INTERVAL = 0.001;

  /// One selected field with its arguments.
  record Call(String name, Map<String, Object> arguments) {}

  List<FacetAsk> asked(List<Call> calls) {
    if (calls.size() > MOST) {
      throw new Refusal(Code.COMPLEXITY_LIMIT, "count at most " + MOST + " facets in one field");
    }
    return calls.stream().map(this::ask).toList();
  }

  private FacetAsk ask(Call call) {
    var arguments = call.arguments();
    var field = String.valueOf(arguments.get("field"));
    return switch (call.name()) {
      case "terms" ->
          new FacetAsk.Terms(
              words.apply(field),
              Pages.first(arguments),
              "VALUE".equals(String.valueOf(arguments.get("orderBy"))));
      case "histogram" ->
          new FacetAsk.Histogram(measured.apply(field), interval(arguments.get("interval")));
      case "ranges" -> new FacetAsk.Ranges(measured.apply(field), bounds(arguments.get("bounds")));
      case "dates" ->
          new FacetAsk.Dates(
              measured.apply(field),
              FacetAsk.Interval.valueOf(String.valueOf(arguments.get("interval"))));
      case "statistics" -> new FacetAsk.Statistics(measured.apply(field));
      default -> throw new IllegalStateException("no facet is called " + call.name());
    };
  }

  private static double interval(@Nullable Object given) {
    if (!(given instanceof Double interval) || interval < LEAST_INTERVAL) {
      throw Refusal.badInput(
          "`interval` is %s: give one of at least %s".formatted(given, LEAST_INTERVAL));
    }
    return interval;
  }

  private static List<Double> bounds(@Nullable Object given) {
    if (!(given instanceof List<?> list)) throw new IllegalStateException("bounds are a list");
    var bounds = list.stream().map(Double.class::cast).toList();
    if (bounds.isEmpty() || bounds.size() > MOST_BOUNDS) {
      throw Refusal.badInput("`bounds` takes 1 to %d numbers".formatted(MOST_BOUNDS));
    }
    for (var at = 1; at < bounds.size(); at++) {
      if (bounds.get(at) <= bounds.get(at - 1)) {
        throw Refusal.badInput("`bounds` go upwards: %s".formatted(given));
      }
    }
    return bounds;
  }
}
