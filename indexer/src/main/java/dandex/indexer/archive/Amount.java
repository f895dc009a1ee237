package dandex.indexer.archive;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A count or a size, as the archive writes it: whole, not negative, within 63 bits.
final class Amount {
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Amount() {}

  /// The nearest that can be kept; 0 where it is absent or no number.
  static long of(Spot spot) {
    if (spot.isNothing()) return 0;
    var node = spot.node();
    if (!node.isNumber()) {
      spot.note("not a number: " + Oddities.quote(node.isValueNode() ? node.asText() : "…"));
      return 0;
    }
    if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0) {
      return node.longValue();
    }
    return odd(spot, node.asText());
  }

  /// Whole numbers that are only written oddly (`1e3`) are not odd.
  private static long odd(Spot spot, String text) {
    if (text.contains("Inf") || text.contains("NaN")) return tooLarge(spot, text);
    var number = new BigDecimal(text);
    if (number.signum() < 0) {
      spot.note("negative: " + Oddities.quote(text));
      return 0;
    }
    if (number.compareTo(MOST) > 0) return tooLarge(spot, text);
    var whole = number.setScale(0, RoundingMode.DOWN);
    if (whole.compareTo(number) != 0) spot.note("not whole: " + Oddities.quote(text));
    return whole.longValueExact();
  }

  private static long tooLarge(Spot spot, String text) {
    spot.note("too large: " + Oddities.quote(text));
    return Long.MAX_VALUE;
  }
}
