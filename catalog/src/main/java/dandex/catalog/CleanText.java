package dandex.catalog;

/// Text that Postgres keeps and people can read: without control characters but tab, line feed and
/// carriage return. Half a surrogate pair, which is no Unicode, becomes U+FFFD.
public final class CleanText {
  private static final char DELETE = 0x7F;
  private static final char REPLACEMENT = 0xFFFD;

  private CleanText() {}

  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isOdd(text.charAt(i))) return cleaned(text);
    }
    return text;
  }

  /// Whether characters are all plain, so that the text stays as it is.
  public static boolean isClean(char[] text, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (isOdd(text[i])) return false;
    }
    return true;
  }

  private static String cleaned(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !isControl(c))
        .map(c -> isHalfPair(c) ? REPLACEMENT : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isOdd(char c) {
    return (c < ' ' || c >= DELETE) && (isControl(c) || Character.isSurrogate(c));
  }

  /// Whether it is one of the characters that are left out.
  public static boolean isControl(int c) {
    return c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c == DELETE;
  }

  private static boolean isHalfPair(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
