package dandex.app.log;

/// Text as it may stand in a line: what would end the line, steer a terminal or turn the order of
/// letters is written out.
final class Printable {
  private Printable() {}

  static String of(String text) {
    return text.codePoints().allMatch(Printable::isPrintable) ? text : escaped(text);
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          if (isPrintable(point)) escaped.appendCodePoint(point);
          else escaped.append(point == '\n' ? "\\n" : "\\u%04x".formatted(point));
        });
    return escaped.toString();
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          point == '\t';
      default -> true;
    };
  }
}
