package dandex.server.graphql;

import java.util.Collection;
import java.util.Map;

/// How large a filter may be: variables make one of any size without a long document.
final class FilterBudget {
  static final int DEPTH = 20;
  static final int VALUES = 10_000;

  private int depth;
  private int values;

  void enter() {
    depth++;
    if (depth > DEPTH) {
      throw new Refusal(
          Code.DEPTH_LIMIT, "the filter is nested deeper than " + DEPTH + ": write it flatter");
    }
    spend(1);
  }

  void leave() {
    depth--;
  }

  /// Counts the values in the input of one field.
  void spend(Map<String, ?> input) {
    for (var value : input.values()) spend(value instanceof Collection<?> list ? list.size() : 1);
  }

  private void spend(int number) {
    values += number;
    if (values > VALUES) {
      throw new Refusal(
          Code.COMPLEXITY_LIMIT,
          "the filter has more than " + VALUES + " values: ask in several questions");
    }
  }
}
