package dandex.server.plan;

import dandex.catalog.Condition;
import dandex.catalog.Condition.NumberIn;
import dandex.catalog.Condition.NumberWithin;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How many there may be: whole numbers from 0 on, as ranges of which one must hold.
///
/// @param ranges in the order in which they were asked for; none admits nothing
public record Counts(List<Range> ranges) {
  /// Both bounds are included.
  public record Range(long from, long to) {
    boolean holds(long count) {
      return from <= count && count <= to;
    }
  }

  /// @param condition [NumberIn] or [NumberWithin]
  public static Counts of(Condition condition) {
    return switch (condition) {
      case NumberIn(var numbers) ->
          new Counts(numbers.stream().filter(n -> n >= 0).map(n -> new Range(n, n)).toList());
      case NumberWithin(var gt, var gte, var lt, var lte) -> {
        var from =
            Stream.of(0L, gte == null ? 0 : gte, gt == null ? 0 : saturated(gt, 1))
                .reduce(0L, Math::max);
        var to =
            Stream.of(
                    lte == null ? Long.MAX_VALUE : lte,
                    lt == null ? Long.MAX_VALUE : saturated(lt, -1))
                .reduce(Long.MAX_VALUE, Math::min);
        yield isPossible(gt, lt) && from <= to
            ? new Counts(List.of(new Range(from, to)))
            : new Counts(List.of());
      }
      default -> throw new IllegalArgumentException("not a condition on a number: " + condition);
    };
  }

  public boolean admits(long count) {
    return ranges.stream().anyMatch(range -> range.holds(count));
  }

  private static boolean isPossible(@Nullable Long gt, @Nullable Long lt) {
    return (gt == null || gt < Long.MAX_VALUE) && (lt == null || lt > Long.MIN_VALUE);
  }

  private static long saturated(long number, int step) {
    var next = number + step;
    return step > 0 == next > number ? next : number;
  }
}
