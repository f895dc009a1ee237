package dandex.server.graphql;

import dandex.catalog.Condition;
import dandex.catalog.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the inputs of one filter type become a [Filter]: the fields by name, and with them `anyOf`,
/// `allOf` and `not`.
final class FilterForm<F> {
  /// How the input of one field becomes a filter.
  interface Reading<F> {
    Filter<F> read(Map<String, ?> input, FilterBudget budget);
  }

  private final Map<String, Reading<F>> fields;

  FilterForm(Map<String, Reading<F>> fields) {
    this.fields = fields;
  }

  /// @param input the coerced value of an argument; null is no condition
  Filter<F> read(@Nullable Object input) {
    return read(input, new FilterBudget());
  }

  Filter<F> read(@Nullable Object input, FilterBudget budget) {
    if (input == null) return Filter.everything();
    budget.enter();
    var parts = new ArrayList<Filter<F>>();
    map(input)
        .forEach((name, value) -> {
          if (value != null) parts.add(part(name, value, budget));
        });
    budget.leave();
    return together(parts);
  }

  private Filter<F> part(String name, Object value, FilterBudget budget) {
    return switch (name) {
      case "anyOf" -> new Filter.Any<>(each(value, budget));
      case "allOf" -> new Filter.All<>(each(value, budget));
      case "not" -> new Filter.Not<>(read(value, budget));
      default -> {
        var reading = fields.get(name);
        if (reading == null) throw new IllegalStateException("nothing reads the field " + name);
        // A field that is a value by itself, as `matches` is, is read like an input that has it.
        var input = value instanceof Map<?, ?> ? map(value) : Map.of(name, value);
        budget.spend(input);
        yield reading.read(input, budget);
      }
    };
  }

  private List<Filter<F>> each(Object list, FilterBudget budget) {
    var filters = new ArrayList<Filter<F>>();
    for (var input : (List<?>) list) filters.add(read(input, budget));
    return filters;
  }

  static <F> Filter<F> on(F field, List<Condition> conditions) {
    return together(
        conditions.stream()
            .<Filter<F>>map(condition -> new Filter.Is<>(field, condition))
            .toList());
  }

  private static <F> Filter<F> together(List<Filter<F>> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Filter.All<>(List.copyOf(parts));
  }

  @SuppressWarnings("unchecked") // graphql-java coerces an input object to just this
  static Map<String, @Nullable Object> map(Object input) {
    return (Map<String, @Nullable Object>) input;
  }
}
