package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.DandisetField;
import dandex.catalog.Question;
import dandex.server.find.ColumnOrder.Sorted;
import org.jspecify.annotations.Nullable;

/// The orders of questions, in Postgres.
final class ColumnOrders {
  private ColumnOrders() {}

  static ColumnOrder assets(Question<AssetField> question, AssetColumns columns) {
    return order(
        question,
        new Sorted("a.id", ColumnOrder.Type.KEY),
        switch (question.order().by()) {
          case KEY -> null;
          case PATH -> new Sorted(columns.path().text(), ColumnOrder.Type.TEXT);
          case SIZE -> new Sorted("a.bytes", ColumnOrder.Type.NUMBER);
          case MODIFIED -> new Sorted("a.modified", ColumnOrder.Type.TIME);
          case CREATED -> new Sorted("a.created", ColumnOrder.Type.TIME);
          case RELEVANCE, NAME, ASSET_COUNT -> throw strange(question);
        });
  }

  static ColumnOrder dandisets(Question<DandisetField> question) {
    return order(
        question,
        new Sorted("d.id", ColumnOrder.Type.TEXT),
        switch (question.order().by()) {
          case KEY -> null;
          case NAME -> new Sorted("v.name collate \"C\"", ColumnOrder.Type.TEXT);
          case SIZE -> new Sorted("v.bytes", ColumnOrder.Type.NUMBER);
          case ASSET_COUNT -> new Sorted("v.asset_count", ColumnOrder.Type.NUMBER);
          case MODIFIED -> new Sorted("v.modified", ColumnOrder.Type.TIME);
          case CREATED -> new Sorted("d.created", ColumnOrder.Type.TIME);
          case RELEVANCE, PATH -> throw strange(question);
        });
  }

  private static ColumnOrder order(Question<?> question, Sorted key, @Nullable Sorted sort) {
    return new ColumnOrder(key, sort, question.order().descending(), question.page().backward());
  }

  private static IllegalArgumentException strange(Question<?> question) {
    return new IllegalArgumentException("Postgres has no order by " + question.order().by());
  }
}
