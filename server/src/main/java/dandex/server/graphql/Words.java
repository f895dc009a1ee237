package dandex.server.graphql;

/// Text from outside, fit for both stores.
final class Words {
  private Words() {}

  /// The text in quotes, cut when it is long, for a message.
  static String quoted(String text) {
    return text.length() <= 100 ? "\"" + text + "\"" : "\"" + text.substring(0, 100) + "…\"";
  }

  /// The text itself.
  ///
  /// @throws Refusal when it holds what no stored text can hold
  static String checked(String text) {
    for (int at = 0; at < text.length(); at++) {
      var letter = text.charAt(at);
      if (letter == 0) throw Refusal.badInput("U+0000 occurs in no value: leave it out");
      if (!Character.isSurrogate(letter)) continue;
      if (at + 1 == text.length() || !Character.isSurrogatePair(letter, text.charAt(at + 1))) {
        throw Refusal.badInput("half of a surrogate pair occurs in no value: leave it out");
      }
      at++;
    }
    return text;
  }
}
