package dandex.sandbox.archive;

/// The order of texts that Postgres calls C: by the bytes of UTF-8, which is that of code points.
final class ByteOrder {
  private ByteOrder() {}

  static int compare(String left, String right) {
    var shorter = Math.min(left.length(), right.length());
    for (var i = 0; i < shorter; i++) {
      var a = left.charAt(i);
      var b = right.charAt(i);
      if (a == b) continue;
      // Surrogates stand for what lies beyond every other char.
      if (Character.isSurrogate(a) != Character.isSurrogate(b)) {
        return Character.isSurrogate(a) ? 1 : -1;
      }
      return Character.compare(a, b);
    }
    return Integer.compare(left.length(), right.length());
  }
}
