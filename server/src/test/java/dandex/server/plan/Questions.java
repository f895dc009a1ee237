package dandex.server.plan;

import dandex.catalog.AssetField;
import dandex.catalog.Condition.AnyObject;
import dandex.catalog.Filter;
import dandex.catalog.ObjectField;
import dandex.catalog.Order;
import dandex.catalog.Page;
import dandex.catalog.Question;
import dandex.catalog.Scope;

/// Questions for the tests.
final class Questions {
  private Questions() {}

  static <F> Question<F> about(Filter<F> filter) {
    return new Question<>(
        filter, null, Scope.DRAFT, new Order(Order.By.KEY, false), new Page(10, null), false);
  }

  static <F> Question<F> with(Question<F> question, String text) {
    return new Question<>(
        question.filter(), text, question.scope(), question.order(), question.page(), false);
  }

  static <F> Question<F> with(Question<F> question, Order order) {
    return new Question<>(
        question.filter(), question.text(), question.scope(), order, question.page(), false);
  }

  static Filter<AssetField> object(Filter<ObjectField> filter) {
    return new Filter.Is<>(AssetField.NWB_OBJECTS, new AnyObject(filter));
  }
}
