package dandex.server.find;

import dandex.catalog.Condition.FractionWithin;
import java.util.stream.Stream;

/// Numbers with fractions from one to another, both included; none when they are the wrong way
/// round. All are finite, as those of the index are. The index has two zeros and tells them apart,
/// so the lower bound is the lower one and the upper bound the upper one.
record Fractions(double from, double to) {
  static Fractions of(FractionWithin within) {
    var from = -Double.MAX_VALUE;
    var to = Double.MAX_VALUE;
    if (within.gte() != null) from = Math.max(from, within.gte());
    if (within.gt() != null) from = Math.max(from, Math.nextUp(within.gt()));
    if (within.lte() != null) to = Math.min(to, within.lte());
    if (within.lt() != null) to = Math.min(to, Math.nextDown(within.lt()));
    return new Fractions(from == 0 ? -0.0 : from, to == 0 ? 0.0 : to);
  }

  /// What a number equals.
  static Stream<Double> equals(Double number) {
    if (number == 0) return Stream.of(-0.0, 0.0);
    return Double.isFinite(number) ? Stream.of(number) : Stream.of();
  }

  boolean isEmpty() {
    return from > to || from > Double.MAX_VALUE || to < -Double.MAX_VALUE;
  }
}
