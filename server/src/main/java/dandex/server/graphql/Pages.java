package dandex.server.graphql;

import dandex.catalog.Page;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arguments `first` and `after`, the same on every connection.
final class Pages {
  private Pages() {}

  static int first(Map<String, ?> arguments) {
    @Nullable Object first = arguments.get("first");
    if (!(first instanceof Integer wanted)) {
      throw new IllegalStateException("the schema has no default for first");
    }
    if (wanted < 0 || wanted > Page.MOST) {
      throw Refusal.badInput(
          "`first` is %d: ask for 0 to %d and page on with `after`".formatted(wanted, Page.MOST));
    }
    return wanted;
  }

  /// The one value of a cursor whose order has no sort value but the key.
  static @Nullable Object key(Map<String, ?> arguments, Seal seal) {
    @Nullable Object after = arguments.get("after");
    return after == null ? null : seal.open(after.toString()).getLast();
  }
}
