package dandex.server.graphql;

/// Text from outside, as messages show it.
final class Quotation {
  private Quotation() {}

  /// The text in quotes, cut when it is long.
  static String of(String text) {
    return text.length() <= 100 ? "\"" + text + "\"" : "\"" + text.substring(0, 100) + "…\"";
  }
}
