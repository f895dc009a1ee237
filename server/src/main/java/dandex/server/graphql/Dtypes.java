package dandex.server.graphql;

import java.util.Map;
import java.util.stream.Stream;

/// Types of elements by the names that numpy has for them: `float64` is `<f8` and `>f8`.
final class Dtypes {
  private static final Map<String, String> KINDS =
      Map.of("int", "i", "uint", "u", "float", "f", "complex", "c");
  private static final Map<String, String> WITHOUT_ORDER =
      Map.of("bool", "|b1", "int8", "|i1", "uint8", "|u1", "object", "|O");

  private Dtypes() {}

  /// What a name stands for in zarr's notation; what is no name stands for itself.
  static Stream<String> named(String word) {
    var single = WITHOUT_ORDER.get(word);
    if (single != null) return Stream.of(single);
    var digits = word.replaceFirst("^[a-z]+", "");
    var kind = KINDS.get(word.substring(0, word.length() - digits.length()));
    return kind == null || !digits.matches("16|32|64|128")
        ? Stream.of(word)
        : Stream.of("<", ">").map(order -> order + kind + Integer.parseInt(digits) / 8);
  }
}
