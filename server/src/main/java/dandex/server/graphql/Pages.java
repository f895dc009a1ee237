package dandex.server.graphql;

import dandex.catalog.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arguments `first`, `after`, `last` and `before`, the same on every connection.
final class Pages {
  private Pages() {}

  /// @param wanted whether anything of the page itself is selected; else it is empty
  static Page page(Map<String, ?> arguments, Seal seal, boolean wanted) {
    var size = size(arguments);
    return page(wanted ? size : 0, from(arguments, seal), isBackward(arguments));
  }

  /// How many at most.
  static int first(Map<String, ?> arguments) {
    if (!(arguments.get("first") instanceof Integer wanted)) {
      throw new IllegalStateException("the schema has no default for first");
    }
    return checked("first", "after", wanted);
  }

  private static int size(Map<String, ?> arguments) {
    return arguments.get("last") instanceof Integer last
        ? checked("last", "before", last)
        : first(arguments);
  }

  private static int checked(String name, String cursor, int wanted) {
    if (wanted < 0 || wanted > Page.MOST) {
      throw new Refusal(
          wanted < 0 ? Code.BAD_USER_INPUT : Code.PAGE_LIMIT,
          "`%s` is %d: ask for 0 to %d and page on with `%s`"
              .formatted(name, wanted, Page.MOST, cursor));
    }
    return wanted;
  }

  private static boolean isBackward(Map<String, ?> arguments) {
    return arguments.get("last") != null;
  }

  private static @Nullable List<@Nullable Object> from(Map<String, ?> arguments, Seal seal) {
    var backward = isBackward(arguments);
    if (arguments.get(backward ? "after" : "before") != null) {
      throw Refusal.badInput(
          "`after` goes with `first`, and `before` with `last`: give one pair of them");
    }
    var name = backward ? "before" : "after";
    @Nullable Object cursor = arguments.get(name);
    return cursor == null ? null : seal.open(name, cursor.toString());
  }

  // The checker does not see that a list in a record of another module may hold null.
  @SuppressWarnings("NullAway")
  private static Page page(int size, @Nullable List<@Nullable Object> from, boolean backward) {
    return new Page(size, from, backward);
  }

  /// The key of the position, for an order that has no sort value besides.
  static @Nullable Object key(Page page) {
    var position = page.from();
    return position == null ? null : position.getLast();
  }
}
