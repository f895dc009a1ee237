package dandex.catalog;

/// How an attribute of a group or dataset is written as words that can be looked for: its name
/// alone, and for each small value the name and the value. Only scalars and short lists of them
/// have values here: texts, numbers as JSON writes them, `true` and `false`.
public final class Attribute {
  /// Of the characters of a value; a longer one is not looked for.
  public static final int LONGEST = 256;

  /// Of the values of a list; none of a longer one is looked for.
  public static final int MOST_VALUES = 16;

  // The unit separator: no text that is kept has control characters.
  private static final char BETWEEN = '\u001f';

  private Attribute() {}

  public static String word(String name, String value) {
    return name + BETWEEN + value;
  }

  /// Whether the word has a value.
  public static boolean hasValue(String word) {
    return word.indexOf(BETWEEN) >= 0;
  }
}
