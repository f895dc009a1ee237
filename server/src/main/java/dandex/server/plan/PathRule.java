package dandex.server.plan;

import dandex.catalog.Filter;
import dandex.catalog.Filter.All;
import dandex.catalog.Filter.Any;
import dandex.catalog.Filter.Is;
import dandex.catalog.Filter.Not;
import dandex.catalog.ItemField;
import dandex.catalog.ObjectField;
import java.util.List;

/// How much a filter on one NWB object, or on one item, says of its path, and so whether a document
/// can answer it, where those that are equal but for their paths are one entry with all the paths,
/// those of soft links that lead to them included.
///
/// The entry answers "is there a path such that …". That question may be drawn into an `or`, and
/// past whatever does not speak of the path, but neither into an `and` of two paths nor past a
/// `not`. So, with every `not` pushed down to the leaves (which turns `and` and `or` below it
/// around): a path condition is exact when it is not negated and no `and` above it has another part
/// that speaks of the path.
///
/// Constants are in order from harmless to harmful.
enum PathRule {
  SILENT,
  EXACT,
  INEXACT;

  /// @param filter in normal form
  static <F> PathRule of(Filter<F> filter) {
    return of(filter, true);
  }

  private static <F> PathRule of(Filter<F> filter, boolean positive) {
    return switch (filter) {
      case All<F>(var parts) -> of(parts, positive, positive);
      case Any<F>(var parts) -> of(parts, positive, !positive);
      case Not<F>(var part) -> of(part, !positive);
      case Is<F>(var field, _) -> !isPath(field) ? SILENT : positive ? EXACT : INEXACT;
    };
  }

  private static <F> PathRule of(List<Filter<F>> parts, boolean positive, boolean together) {
    var rules = parts.stream().map(part -> of(part, positive)).toList();
    var speaking = rules.stream().filter(rule -> rule != SILENT).count();
    if (together && speaking > 1) return INEXACT;
    return rules.stream().reduce(SILENT, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  private static boolean isPath(Object field) {
    return field == ObjectField.PATH || field == ItemField.PATH;
  }
}
