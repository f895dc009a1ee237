package dandex.catalog.document;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/// How text is cut into words, on its way into the index and in what people search for alike: at
/// everything that is neither letter nor digit, so that `sub-01_ses-a.nwb` is found by `ses`. The
/// analyzers that come with every Elasticsearch keep such names in one piece.
public final class Words {
  // Marks belong to the letter before them.
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private Words() {}

  /// The words of a text with one space between each two; empty when it has none.
  public static String spaced(String text) {
    var composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return BETWEEN.matcher(composed).replaceAll(" ").strip();
  }

  /// Those of several texts; texts without a word are left out.
  static List<String> spaced(List<String> texts) {
    return texts.stream().map(Words::spaced).filter(words -> !words.isEmpty()).distinct().toList();
  }
}
