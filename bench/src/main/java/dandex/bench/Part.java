package dandex.bench;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What can be measured, in the order of the report.
enum Part {
  SYNC,
  LINDI,
  MIRROR,
  COOKBOOK,
  THROUGHPUT,
  START,
  GROWTH;

  /// All but growth, which takes up to an hour; of stores that are there, not the mirror either,
  /// which deletes their index and fills it anew.
  static Set<Part> usual(boolean filled) {
    var parts = EnumSet.complementOf(EnumSet.of(GROWTH));
    if (filled) parts.remove(MIRROR);
    return parts;
  }

  /// Whether it is measured on stores that hold something.
  boolean needsContent() {
    return this == MIRROR || this == COOKBOOK || this == THROUGHPUT;
  }

  static String names(Set<Part> parts) {
    return parts.stream()
        .map(part -> part.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
