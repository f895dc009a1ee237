package dandex.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One number beside its reference.
///
/// @param what was measured
/// @param figure of this program
/// @param unit of figure and reference
/// @param against what the reference is
/// @param reference its number; null where there is none
/// @param aim null where there is none
/// @param heap bytes: of a server, its heap afterwards; of a command, the most that it had at once;
///   null where it is not known
record Row(
    String what,
    double figure,
    String unit,
    @Nullable String against,
    @Nullable Double reference,
    @Nullable Aim aim,
    @Nullable Long heap) {
  /// What the ratio should be.
  ///
  /// @param most whether the bound is the most that is wanted, or the least
  record Aim(double bound, boolean most) {
    static Aim atMost(double bound) {
      return new Aim(bound, true);
    }

    static Aim atLeast(double bound) {
      return new Aim(bound, false);
    }

    /// As it is written.
    static Aim of(String text) {
      return new Aim(Double.parseDouble(text.substring(2)), text.startsWith("≤"));
    }

    boolean isMetBy(double ratio) {
      return most ? ratio <= bound : ratio >= bound;
    }

    @Override
    public String toString() {
      return (most ? "≤ " : "≥ ") + String.format(Locale.ROOT, "%.2f", bound);
    }
  }

  /// A figure without anything beside it.
  static Row alone(String what, double figure, String unit, @Nullable Long heap) {
    return new Row(what, figure, unit, null, null, null, heap);
  }

  Row called(String name) {
    return new Row(name, figure, unit, against, reference, aim, heap);
  }

  @Nullable Double ratio() {
    return reference == null ? null : figure / reference;
  }

  @Nullable Boolean met() {
    var ratio = ratio();
    if (aim == null || ratio == null) return null;
    return aim.isMetBy(ratio);
  }
}
