package dandex.server.graphql;

import dandex.catalog.Page;
import java.util.List;
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
      throw new Refusal(
          wanted < 0 ? Code.BAD_USER_INPUT : Code.PAGE_LIMIT,
          "`first` is %d: ask for 0 to %d and page on with `after`".formatted(wanted, Page.MOST));
    }
    return wanted;
  }

  /// The position that the cursor holds; null on a first page.
  static @Nullable List<@Nullable Object> after(Map<String, ?> arguments, Seal seal) {
    @Nullable Object after = arguments.get("after");
    if (after == null) return null;
    return seal.open(after.toString());
  }

  /// The key of the position, for an order that has no sort value besides.
  static @Nullable Object key(Map<String, ?> arguments, Seal seal) {
    var position = after(arguments, seal);
    return position == null ? null : position.getLast();
  }
}
