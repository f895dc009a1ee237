package dandex.indexer.lindi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Random;

/// A file to which something happened: cut, with a part twice, too deep, of wrong types, no UTF-8.
public final class Mutant {
  private static final List<String> FRAGMENTS =
      List.of(
          "[".repeat(300),
          "{\"a\":".repeat(300),
          "[".repeat(100_000),
          "]",
          "}",
          "\"",
          ",",
          ":",
          "null",
          "NaN",
          "-Infinity",
          "1e99999",
          "\\u0000",
          "\\ud800",
          "\u0000",
          "{}",
          "[]",
          "\"refs\":",
          "\"refs\":{},",
          "\".zattrs\":{},",
          "\".zattrs\":{\"_SOFT_LINK\":{\"path\":\"/\"}},",
          "\"units/id/.zarray\":{\"shape\":[9223372036854775807,9],\"dtype\":\"<U999999999\"},",
          "\"session_id/0\":\"base64:AgEhAQ\",",
          "\"base64:\"",
          "\"neurodata_type\":[\"Units\"],",
          "\u00ff",
          "\u00c0\u0080",
          "7".repeat(2_000));

  private Mutant() {}

  static byte[] of(byte[] document, Random random) {
    var text = new StringBuilder(new String(document, ISO_8859_1));
    for (int i = random.nextInt(1, 4); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(1, 400));
      switch (random.nextInt(8)) {
        case 0 -> text.setLength(at);
        case 1 -> text.delete(at, end);
        case 2 -> text.insert(at, text.substring(at, end));
        case 3 -> text.setCharAt(at, (char) random.nextInt(256));
        case 4 -> text.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        case 5 -> twice(text, at);
        case 6 -> atRef(text, at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        default -> retype(text, at, end);
      }
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  /// From one comma to the next: often a key with its value.
  private static void twice(StringBuilder text, int at) {
    int from = text.indexOf(",", at);
    int to = from < 0 ? -1 : text.indexOf(",", from + 1);
    if (to > 0) text.insert(from, text.substring(from, to));
  }

  /// Where the next ref may begin.
  private static void atRef(StringBuilder text, int at, String fragment) {
    int end = text.indexOf("},", at);
    if (end > 0) text.insert(end + 2, fragment);
  }

  /// Puts a value of another type where a colon announces one: the form stays JSON.
  private static void retype(StringBuilder text, int at, int end) {
    int colon = text.indexOf(":", at);
    int comma = text.indexOf(",", Math.max(colon, end));
    if (colon > 0 && comma > colon) text.replace(colon + 1, comma, " [17, {\"k\": null}]");
  }
}
