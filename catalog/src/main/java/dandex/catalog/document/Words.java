package dandex.catalog.document;

import java.text.Normalizer;
import java.util.List;

/// How text is cut into words, on its way into the index and in what people search for alike: at
/// everything that is neither letter nor digit, so that `sub-01_ses-a.nwb` is found by `ses`. The
/// analyzers that come with every Elasticsearch keep such names in one piece.
public final class Words {
  // Marks belong to the letter before them.
  private static final int OF_WORDS =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER
          | 1 << Character.NON_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER;

  private Words() {}

  /// The words of a text with one space between each two; empty when it has none.
  public static String spaced(String text) {
    var composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    var spaced = new StringBuilder(composed.length());
    var between = false;
    for (int at = 0; at < composed.length(); ) {
      var character = composed.codePointAt(at);
      at += Character.charCount(character);
      if ((OF_WORDS >> Character.getType(character) & 1) == 0) {
        between = true;
      } else {
        if (between && !spaced.isEmpty()) spaced.append(' ');
        between = false;
        spaced.appendCodePoint(character);
      }
    }
    return spaced.toString();
  }

  /// Those of several texts; texts without a word are left out.
  static List<String> spaced(List<String> texts) {
    return texts.stream().map(Words::spaced).filter(words -> !words.isEmpty()).distinct().toList();
  }
}
