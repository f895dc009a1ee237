package dandex.server.graphql;

import dandex.catalog.AssetField;
import dandex.catalog.DandisetField;
import dandex.catalog.Filter;
import dandex.catalog.Order;
import dandex.catalog.Page;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Arguments as questions. Pure: arguments are those that graphql-java has coerced.
final class Questions {
  private Questions() {}

  /// @param wanted which parts of the connection are selected
  static Sealed<AssetField> assets(Map<String, ?> arguments, Wanted wanted) {
    return sealed(
        "assets",
        Filters.ASSETS.read(arguments.get("filter")),
        Scope.valueOf(String.valueOf(arguments.get("versions"))),
        arguments,
        wanted);
  }

  /// @param wanted which parts of the connection are selected
  static Sealed<DandisetField> dandisets(Map<String, ?> arguments, Wanted wanted) {
    return sealed(
        "dandisets",
        Filters.DANDISETS.read(arguments.get("filter")),
        Scope.DRAFT,
        arguments,
        wanted);
  }

  /// A question of which the matches are counted, not listed.
  static Question<AssetField> assetsCounted(Map<String, ?> arguments) {
    return counted(
        Filters.ASSETS.read(arguments.get("filter")),
        Scope.valueOf(String.valueOf(arguments.get("versions"))),
        arguments);
  }

  /// A question of which the matches are counted, not listed.
  static Question<DandisetField> dandisetsCounted(Map<String, ?> arguments) {
    return counted(Filters.DANDISETS.read(arguments.get("filter")), Scope.DRAFT, arguments);
  }

  private static <F> Question<F> counted(Filter<F> filter, Scope scope, Map<String, ?> arguments) {
    return new Question<>(
        filter,
        text(arguments.get("search")),
        scope,
        new Order(Order.By.KEY, false),
        new Page(0, null),
        true);
  }

  private static <F> Sealed<F> sealed(
      String name, Filter<F> filter, Scope scope, Map<String, ?> arguments, Wanted wanted) {
    var text = text(arguments.get("search"));
    var order = order(FilterForm.map(requireOrder(arguments)), text);
    var seal = new Seal(name + filter + text + scope + order);
    var page = Pages.page(arguments, seal, wanted.rows());
    return new Sealed<>(new Question<>(filter, text, scope, order, page, wanted.total()), seal);
  }

  private static Object requireOrder(Map<String, ?> arguments) {
    var order = arguments.get("orderBy");
    if (order == null) throw new IllegalStateException("the schema has no default for orderBy");
    return order;
  }

  private static @Nullable String text(@Nullable Object search) {
    if (search == null) return null;
    var text = search.toString().strip();
    return text.isEmpty() ? null : text;
  }

  private static Order order(Map<String, ?> order, @Nullable String text) {
    var field = String.valueOf(order.get("field"));
    var by = field.equals("IDENTIFIER") ? Order.By.KEY : Order.By.valueOf(field);
    if (by == Order.By.RELEVANCE && text == null) {
      throw Refusal.badInput(
          "RELEVANCE orders by how well `search` matches: give `search`, or another order");
    }
    return new Order(by, "DESC".equals(order.get("direction")));
  }

  /// A question with the mark of its cursors.
  record Sealed<F>(Question<F> question, Seal seal) {}
}
