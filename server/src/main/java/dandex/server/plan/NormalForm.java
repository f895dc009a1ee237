package dandex.server.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dandex.catalog.Attribute;
import dandex.catalog.Condition;
import dandex.catalog.Condition.AnyDandiset;
import dandex.catalog.Condition.AnyItem;
import dandex.catalog.Condition.AnyObject;
import dandex.catalog.Condition.Contains;
import dandex.catalog.Condition.CountOfAssets;
import dandex.catalog.Condition.CountOfObjects;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.Exists;
import dandex.catalog.Condition.FractionIn;
import dandex.catalog.Condition.FractionWithin;
import dandex.catalog.Condition.Glob;
import dandex.catalog.Condition.Matches;
import dandex.catalog.Condition.Named;
import dandex.catalog.Condition.NumberIn;
import dandex.catalog.Condition.NumberWithin;
import dandex.catalog.Condition.SameAs;
import dandex.catalog.Condition.StartsWith;
import dandex.catalog.Condition.TheFile;
import dandex.catalog.Condition.TimeWithin;
import dandex.catalog.Filter;
import dandex.catalog.Filter.All;
import dandex.catalog.Filter.Any;
import dandex.catalog.Filter.Is;
import dandex.catalog.Filter.Not;
import dandex.catalog.ItemField;
import dandex.catalog.ObjectField;
import dandex.catalog.Synonyms;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A filter said in the fewest words. It means the same, and
///
/// - `All` and `Any` have two parts or more and no part of their own kind, except that the whole
///   may be `All([])`, everything, or `Any([])`, nothing (so may the filter of an `AnyObject`);
/// - no `Not` stands in a `Not`;
/// - `Exists` is always wanted: its opposite is a `Not`;
/// - lists and texts are not empty (but `StartsWith` in a `Named`, for any value), ranges have a
///   bound;
/// - words that mean the same as others stand beside them;
/// - no text is asked for that the catalog cannot hold: U+0000 or half of a surrogate pair.
public final class NormalForm {
  private NormalForm() {}

  public static <F> Filter<F> of(Filter<F> filter) {
    return switch (filter) {
      case All<F>(var parts) -> all(parts.stream().map(NormalForm::of).toList());
      case Any<F>(var parts) -> any(parts.stream().map(NormalForm::of).toList());
      case Not<F>(var part) -> not(of(part));
      case Is<F>(var field, var condition) -> leaf(field, condition);
    };
  }

  private static <F> Filter<F> all(List<Filter<F>> parts) {
    if (parts.contains(nothing())) return nothing();
    var flat = new ArrayList<Filter<F>>();
    for (var part : parts) {
      if (part instanceof All<F>(var inner)) flat.addAll(inner);
      else flat.add(part);
    }
    return flat.size() == 1 ? flat.getFirst() : new All<>(List.copyOf(flat));
  }

  private static <F> Filter<F> any(List<Filter<F>> parts) {
    if (parts.contains(Filter.everything())) return Filter.everything();
    var flat = new ArrayList<Filter<F>>();
    for (var part : parts) {
      if (part instanceof Any<F>(var inner)) flat.addAll(inner);
      else flat.add(part);
    }
    return flat.size() == 1 ? flat.getFirst() : new Any<>(List.copyOf(flat));
  }

  private static <F> Filter<F> not(Filter<F> part) {
    if (part instanceof Not<F>(var inner)) return inner;
    if (part.equals(nothing())) return Filter.everything();
    return part.equals(Filter.everything()) ? nothing() : new Not<>(part);
  }

  private static <F> Filter<F> leaf(F field, Condition condition) {
    return switch (condition) {
      case EqualToAnyOf(var words) -> equal(field, words);
      case SameAs(var words) -> same(field, words);
      case Matches(var text) ->
          text.isBlank() ? Filter.everything() : new Is<>(field, new Matches(text.strip()));
      case StartsWith(var prefix) -> text(field, prefix, condition);
      case Contains(var part) -> text(field, part, condition);
      case Glob(var pattern) ->
          pattern.isEmpty() ? equal(field, List.of("")) : text(field, pattern, condition);
      case Exists(var wanted) -> wanted ? exists(field) : not(exists(field));
      case NumberIn(var numbers) ->
          numbers.isEmpty() ? nothing() : new Is<>(field, new NumberIn(distinct(numbers)));
      case NumberWithin(var gt, var gte, var lt, var lte) ->
          bounded(gt, gte, lt, lte) ? new Is<>(field, condition) : exists(field);
      case FractionIn(var numbers) ->
          numbers.isEmpty() ? nothing() : new Is<>(field, new FractionIn(distinct(numbers)));
      case FractionWithin(var gt, var gte, var lt, var lte) ->
          bounded(gt, gte, lt, lte) ? new Is<>(field, condition) : exists(field);
      case TimeWithin(var gt, var gte, var lt, var lte) ->
          bounded(gt, gte, lt, lte) ? new Is<>(field, condition) : exists(field);
      case AnyObject(var filter) -> within(field, of(filter), AnyObject::new);
      case AnyItem(var filter) -> within(field, of(filter), AnyItem::new);
      case AnyDandiset(var filter) -> within(field, of(filter), AnyDandiset::new);
      case CountOfObjects(var filter, var number) ->
          counted(field, of(filter), number, CountOfObjects::new);
      case CountOfAssets(var filter, var scope, var number) ->
          counted(field, of(filter), number, (of, so) -> new CountOfAssets(of, scope, so));
      case TheFile(var filter) -> within(field, of(filter), TheFile::new);
      case Named(var name, var value) -> named(field, name, value);
    };
  }

  private static <F> Filter<F> equal(F field, List<String> words) {
    var possible = distinct(words.stream().filter(NormalForm::canBeKept).toList());
    return possible.isEmpty() ? nothing() : new Is<>(field, new EqualToAnyOf(possible));
  }

  private static <F> Filter<F> same(F field, List<String> words) {
    var possible = words.stream().filter(NormalForm::canBeKept).toList();
    return possible.isEmpty()
        ? nothing()
        : new Is<>(field, new SameAs(List.copyOf(Synonyms.of(possible))));
  }

  /// Of what nothing is, there are none.
  private static <F, P> Filter<F> counted(
      F field,
      Filter<P> filter,
      Condition number,
      BiFunction<Filter<P>, Condition, Condition> many) {
    var normal = leaf(field, number);
    if (!(normal instanceof Is<F>(_, var asked)) || asked instanceof Exists) {
      return normal.equals(nothing()) ? nothing() : Filter.everything();
    }
    if (!filter.equals(NormalForm.<P>nothing())) return new Is<>(field, many.apply(filter, asked));
    return Counts.of(asked).admits(0) ? Filter.everything() : nothing();
  }

  private static <F> Filter<F> text(F field, String text, Condition condition) {
    if (text.isEmpty()) return exists(field);
    return canBeKept(text) ? new Is<>(field, condition) : nothing();
  }

  /// Every object has a path; of other fields a value may be missing.
  private static <F> Filter<F> exists(F field) {
    return field == ObjectField.PATH || field == ItemField.PATH
        ? Filter.everything()
        : new Is<>(field, new Exists(true));
  }

  private static <F, P> Filter<F> within(
      F field, Filter<P> filter, Function<Filter<P>, Condition> some) {
    return filter.equals(NormalForm.<P>nothing()) ? nothing() : new Is<>(field, some.apply(filter));
  }

  /// That a thing of the name is there says less than that it has a value, which is what an empty
  /// text asks for.
  private static <F> Filter<F> named(F field, String name, Condition value) {
    if (!canBeKept(name) || Attribute.hasValue(name)) return nothing();
    var isOfAnyValue =
        (value instanceof StartsWith(var prefix) && prefix.isEmpty())
            || (value instanceof Contains(var part) && part.isEmpty());
    if (isOfAnyValue) return new Is<>(field, new Named(name, new StartsWith("")));
    return named(field, name, leaf(field, value));
  }

  /// @param value in normal form
  private static <F> Filter<F> named(F field, String name, Filter<F> value) {
    return switch (value) {
      case Not<F>(var part) -> not(named(field, name, part));
      case Is<F>(_, var condition) -> new Is<>(field, new Named(name, condition));
      case All<F> _, Any<F> _ -> value;
    };
  }

  private static <F> Filter<F> nothing() {
    return new Any<>(List.of());
  }

  private static <T> List<T> distinct(List<T> values) {
    return values.stream().distinct().toList();
  }

  private static boolean bounded(@Nullable Object... bounds) {
    return Stream.of(bounds).anyMatch(Objects::nonNull);
  }

  private static boolean canBeKept(String text) {
    return text.indexOf('\0') < 0 && UTF_8.newEncoder().canEncode(text);
  }
}
