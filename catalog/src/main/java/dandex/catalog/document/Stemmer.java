package dandex.catalog.document;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Locale;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.tartarus.snowball.ext.EnglishStemmer;

/// Words cut to their stems. The files of a dandiset are told of in the same words again and again,
/// so the stems of those that came last are kept.
final class Stemmer {
  private static final int MOST = 50_000;

  /// Longer ones are hashes and numbers, which come once.
  private static final int LONGEST = 40;

  private static final LoadingCache<String, String> STEMS =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build(Stemmer::made);

  private Stemmer() {}

  /// The stem of one word; empty for one that tells nothing.
  static String stem(String word) {
    return word.length() > LONGEST ? made(word) : STEMS.get(word);
  }

  private static String made(String word) {
    var folded = folded(word);
    return EnglishAnalyzer.getDefaultStopSet().contains(folded) ? "" : stemmed(folded);
  }

  private static String folded(String word) {
    var lower = word.toLowerCase(Locale.ROOT).toCharArray();
    var folded = new char[4 * lower.length];
    var length = ASCIIFoldingFilter.foldToASCII(lower, 0, folded, 0, lower.length);
    return new String(folded, 0, length).toLowerCase(Locale.ROOT);
  }

  private static String stemmed(String word) {
    var stemmer = new EnglishStemmer();
    stemmer.setCurrent(word);
    stemmer.stem();
    return stemmer.getCurrent();
  }
}
