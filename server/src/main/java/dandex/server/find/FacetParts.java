package dandex.server.find;

import dandex.catalog.Condition.TheFile;
import dandex.catalog.FileField;
import dandex.catalog.Filter;
import dandex.catalog.Filter.All;
import dandex.catalog.Filter.Any;
import dandex.catalog.Filter.Is;
import dandex.catalog.Filter.Not;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A filter in parts that must all hold, so that those which speak of one field alone can be left
/// out.
final class FacetParts {
  private FacetParts() {}

  /// As they were asked: a part that nothing can satisfy still speaks of its field.
  static <F> List<Filter<F>> of(Filter<F> filter) {
    return all(filter).toList();
  }

  private static <F> Stream<Filter<F>> all(Filter<F> filter) {
    return switch (filter) {
      case All<F>(var parts) -> parts.stream().flatMap(FacetParts::all);
      // What holds of the one file of an asset holds of it part by part.
      case Is<F>(var field, TheFile(All<FileField>(var parts))) when !parts.isEmpty() ->
          parts.stream().flatMap(part -> all(new Is<>(field, new TheFile(part))));
      default -> Stream.of(filter);
    };
  }

  /// Whether a part speaks of the given fields and of nothing else.
  static boolean isOf(Set<Enum<?>> fields, Filter<?> part) {
    return switch (part) {
      case All<?>(var parts) -> areOf(fields, parts);
      case Any<?>(var parts) -> areOf(fields, parts);
      case Not<?>(var inner) -> isOf(fields, inner);
      case Is<?>(_, TheFile(var file)) -> isOf(fields, file);
      case Is<?>(var field, _) -> field instanceof Enum<?> one && fields.contains(one);
    };
  }

  private static boolean areOf(Set<Enum<?>> fields, List<? extends Filter<?>> parts) {
    return !parts.isEmpty() && parts.stream().allMatch(part -> isOf(fields, part));
  }
}
