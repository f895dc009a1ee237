package dandex.server.find;

/// Globs as regular expressions: `*` is any characters but `/`, `**` any at all, `?` one that is no
/// `/`.
final class Globs {
  private Globs() {}

  /// For the operator `~`.
  static String postgres(String pattern) {
    return "^" + expression(pattern) + "$";
  }

  /// For a `regexp` query, which always speaks of the whole word.
  static String lucene(String pattern) {
    return expression(pattern);
  }

  /// A text that stands for itself.
  static String literal(String text) {
    var expression = new StringBuilder();
    for (int at = 0; at < text.length(); at++) literal(text.charAt(at), expression);
    return expression.toString();
  }

  private static String expression(String pattern) {
    var expression = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (c == '?') {
        expression.append("[^/]");
      } else if (c != '*') {
        literal(c, expression);
      } else if (at + 1 < pattern.length() && pattern.charAt(at + 1) == '*') {
        expression.append(".*");
        at++;
      } else {
        expression.append("[^/]*");
      }
    }
    return expression.toString();
  }

  /// Both take what is no letter and no digit for itself after a backslash.
  private static void literal(char c, StringBuilder expression) {
    if (c < 0x80 && !Character.isLetterOrDigit(c)) expression.append('\\');
    expression.append(c);
  }
}
