package dandex.app;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/// Which name was meant by one that is mistyped.
final class Nearest {
  private Nearest() {}

  /// Nothing where little of it is in any.
  static Optional<Setting> of(String name, Setting... known) {
    return Arrays.stream(known)
        .min(Comparator.comparingInt(one -> distance(name, one.name())))
        .filter(one -> distance(name, one.name()) <= (name.length() - "DANDEX_".length()) * 6 / 10);
  }

  /// How many letters have to be added or left out. Not Levenshtein's, by which another word of the
  /// same length is as near as the whole of one that was cut short.
  static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (int n = 0; n < row.length; n++) row[n] = n;
    for (int i = 1; i <= one.length(); i++) {
      var above = row[0];
      row[0] = i;
      for (int n = 1; n < row.length; n++) {
        var kept = one.charAt(i - 1) == other.charAt(n - 1) ? above : Integer.MAX_VALUE;
        above = row[n];
        row[n] = Math.min(kept, 1 + Math.min(row[n], row[n - 1]));
      }
    }
    return row[other.length()];
  }
}
