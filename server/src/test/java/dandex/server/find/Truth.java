package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.Condition;
import dandex.catalog.Condition.AnyObject;
import dandex.catalog.Condition.Contains;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.Exists;
import dandex.catalog.Condition.NumberIn;
import dandex.catalog.Condition.NumberWithin;
import dandex.catalog.Condition.StartsWith;
import dandex.catalog.Condition.TimeWithin;
import dandex.catalog.Filter;
import dandex.catalog.NwbObject;
import dandex.catalog.ObjectField;
import dandex.catalog.Order;
import dandex.catalog.Place;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.catalog.Term;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The answers that questions ought to have, by plain reading of rows. Shares no code with what
/// plans and finds.
record Truth(Collection<Row> rows) {
  List<String> answer(Question<AssetField> question) {
    return rows.stream()
        .filter(row -> !row.in(question.scope()).isEmpty())
        .filter(row -> holds(row, question.scope(), question.filter()))
        .sorted(order(question.order(), question.scope()))
        .map(Row::key)
        .toList();
  }

  static boolean holds(NwbObject object, Filter<ObjectField> filter) {
    return holds(filter, (field, condition) -> holds(condition, values(object, field), List.of()));
  }

  private static boolean holds(Row row, Scope scope, Filter<AssetField> filter) {
    return holds(
        filter,
        (field, condition) ->
            condition instanceof AnyObject(var object)
                ? row.objects().stream().anyMatch(o -> holds(o, object))
                : holds(condition, values(row, scope, field), identifiers(row, field)));
  }

  private static <F> boolean holds(Filter<F> filter, BiPredicate<F, Condition> leaf) {
    return switch (filter) {
      case Filter.All<F> all -> all.parts().stream().allMatch(part -> holds(part, leaf));
      case Filter.Any<F> any -> any.parts().stream().anyMatch(part -> holds(part, leaf));
      case Filter.Not<F> not -> !holds(not.part(), leaf);
      case Filter.Is<F> is -> leaf.test(is.field(), is.condition());
    };
  }

  private static boolean holds(
      Condition condition, List<? extends Object> values, List<String> identifiers) {
    return switch (condition) {
      case EqualToAnyOf equal ->
          Stream.concat(values.stream(), identifiers.stream()).anyMatch(equal.words()::contains);
      case StartsWith starts ->
          values.stream().anyMatch(value -> value.toString().startsWith(starts.prefix()));
      case Contains contains ->
          values.stream().anyMatch(value -> value.toString().contains(contains.part()));
      case Exists exists -> exists.wanted() == !values.isEmpty();
      case NumberIn in -> values.stream().anyMatch(in.numbers()::contains);
      case NumberWithin within ->
          values.stream()
              .map(value -> (Long) value)
              .anyMatch(n -> within(n, within.gt(), within.gte(), within.lt(), within.lte()));
      case TimeWithin within ->
          values.stream()
              .map(value -> (Instant) value)
              .anyMatch(t -> within(t, within.gt(), within.gte(), within.lt(), within.lte()));
      case AnyObject _ -> throw new IllegalStateException();
    };
  }

  private static <T extends Comparable<T>> boolean within(
      T value, @Nullable T gt, @Nullable T gte, @Nullable T lt, @Nullable T lte) {
    return (gt == null || value.compareTo(gt) > 0)
        && (gte == null || value.compareTo(gte) >= 0)
        && (lt == null || value.compareTo(lt) < 0)
        && (lte == null || value.compareTo(lte) <= 0);
  }

  private static List<? extends Object> values(Row row, Scope scope, AssetField field) {
    var asset = row.asset();
    var topics = asset.topics();
    return switch (field) {
      case DANDISET -> row.in(scope).stream().map(place -> place.dandiset().digits()).toList();
      case PATH -> row.in(scope).stream().map(Place::path).toList();
      case SIZE -> List.of(asset.bytes());
      case ENCODING_FORMAT -> present(asset.encodingFormat());
      case SPECIES -> topics.species().stream().map(Term::name).toList();
      case SEX -> topics.sexes().stream().map(Term::name).toList();
      case SUBJECT -> topics.subjects();
      case APPROACH -> topics.approaches().stream().map(Term::name).toList();
      case MEASUREMENT_TECHNIQUE ->
          topics.measurementTechniques().stream().map(Term::name).toList();
      case VARIABLE_MEASURED -> topics.variablesMeasured();
      case NEURODATA_TYPE ->
          row.objects().stream()
              .flatMap(object -> values(object, ObjectField.NEURODATA_TYPE).stream())
              .toList();
      case EXACT_NEURODATA_TYPE -> row.objects().stream().map(NwbObject::neurodataType).toList();
      case NWB_OBJECTS -> throw new IllegalStateException();
      case MODIFIED -> List.of(asset.modified());
      case CREATED -> List.of(asset.created());
    };
  }

  private static List<String> identifiers(Row row, AssetField field) {
    var topics = row.asset().topics();
    var terms =
        switch (field) {
          case SPECIES -> topics.species();
          case SEX -> topics.sexes();
          case APPROACH -> topics.approaches();
          case MEASUREMENT_TECHNIQUE -> topics.measurementTechniques();
          default -> List.<Term>of();
        };
    return terms.stream().map(Term::identifier).filter(Objects::nonNull).toList();
  }

  private static List<? extends Object> values(NwbObject object, ObjectField field) {
    return switch (field) {
      case PATH -> List.of(object.path());
      case NEURODATA_TYPE ->
          Stream.concat(Stream.of(object.neurodataType()), object.ancestors().stream()).toList();
      case EXACT_NEURODATA_TYPE -> List.of(object.neurodataType());
      case NAMESPACE -> present(object.namespace());
      case KIND -> List.of(object.kind().name());
      case COLUMNS -> object.columns();
      case ROWS -> present(object.rows());
      case SHAPE -> object.shape() == null ? List.of() : object.shape();
      case DTYPE -> present(object.dtype());
    };
  }

  private static <T> List<T> present(@Nullable T value) {
    return value == null ? List.of() : List.of(value);
  }

  private static Comparator<Row> order(Order order, Scope scope) {
    Comparator<Row> by =
        switch (order.by()) {
          case KEY -> Comparator.comparing(Row::key);
          case PATH ->
              Comparator.comparing(
                  row -> row.in(scope).stream().map(Place::path).min(Truth::compareBytes).get(),
                  Truth::compareBytes);
          case SIZE -> Comparator.comparingLong(row -> row.asset().bytes());
          case MODIFIED -> Comparator.comparing(row -> row.asset().modified());
          case CREATED -> Comparator.comparing(row -> row.asset().created());
          default -> throw new IllegalStateException();
        };
    return (order.descending() ? by.reversed() : by).thenComparing(Row::key);
  }

  private static int compareBytes(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
