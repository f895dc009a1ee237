package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.Condition;
import dandex.catalog.Condition.AnyItem;
import dandex.catalog.Condition.AnyObject;
import dandex.catalog.Condition.TheFile;
import dandex.catalog.FileField;
import dandex.catalog.Filter;
import dandex.catalog.Filter.All;
import dandex.catalog.Filter.Any;
import dandex.catalog.Filter.Is;
import dandex.catalog.Filter.Not;
import dandex.catalog.ItemField;
import dandex.catalog.ObjectField;
import java.util.List;

/// How a filter in normal form is read in the language of a store.
interface Reading<F, T> {
  T all(List<T> parts);

  T any(List<T> parts);

  T not(T part);

  T is(F field, Condition condition);

  default T of(Filter<F> filter) {
    return switch (filter) {
      case All<F>(var parts) -> all(parts.stream().map(this::of).toList());
      case Any<F>(var parts) -> any(parts.stream().map(this::of).toList());
      case Not<F>(var part) -> not(of(part));
      case Is<F>(var field, var condition) -> is(field, condition);
    };
  }

  static Filter<ObjectField> object(Condition condition) {
    if (condition instanceof AnyObject(var filter)) return filter;
    throw misfit(AssetField.NWB_OBJECTS, condition);
  }

  static Filter<ItemField> item(Condition condition) {
    if (condition instanceof AnyItem(var filter)) return filter;
    throw misfit(AssetField.STRUCTURE, condition);
  }

  static Filter<FileField> file(Condition condition) {
    if (condition instanceof TheFile(var filter)) return filter;
    throw misfit(AssetField.NWB_FILE, condition);
  }

  /// A condition that its field does not have: a bug of whoever asked.
  static IllegalArgumentException misfit(Object field, Condition condition) {
    return new IllegalArgumentException(field + " cannot be asked for " + condition);
  }
}
