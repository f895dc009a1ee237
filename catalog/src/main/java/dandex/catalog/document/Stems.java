package dandex.catalog.document;

import dandex.catalog.Synonyms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.tartarus.snowball.ext.EnglishStemmer;

/// Text as it is compared when people search for what it means: words in lower case, without
/// accents, cut to their stems, without such as `of`; and what [Synonyms] says means the same, as
/// one word more (`_mus_musculus`) in which no other text is written. Made here on both sides,
/// since the core distribution of Elasticsearch has neither stemmers nor folding nor synonyms.
public final class Stems {
  private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Map<String, String> SAME = new HashMap<>();
  private static final int LONGEST_PHRASE;

  static {
    var longest = 1;
    for (var group : Synonyms.groups()) {
      var meaning = "_" + String.join("_", stems(group.names().getFirst()));
      for (var name : group.names()) {
        var phrase = stems(name);
        // Of one letter many things are called.
        if (name.length() < 2 || phrase.isEmpty()) continue;
        SAME.putIfAbsent(String.join(" ", phrase), meaning);
        longest = Math.max(longest, phrase.size());
      }
    }
    LONGEST_PHRASE = longest;
  }

  private Stems() {}

  /// What is kept of a text: its stems with spaces, and what they mean.
  public static String kept(String text) {
    var stems = stems(text);
    var kept = new ArrayList<String>(stems);
    humps(text).forEach(kept::add);
    for (var at = 0; at < stems.size(); at++) {
      for (var length = 1; length <= Math.min(LONGEST_PHRASE, stems.size() - at); length++) {
        var meaning = SAME.get(String.join(" ", stems.subList(at, at + length)));
        if (meaning != null) kept.add(meaning);
      }
    }
    return String.join(" ", kept);
  }

  /// What is kept of several texts; those of which nothing is kept are left out.
  static List<String> kept(List<String> texts) {
    return texts.stream().map(Stems::kept).filter(kept -> !kept.isEmpty()).distinct().toList();
  }

  /// What is searched for: each must be kept of a text that matches. Phrases that have synonyms are
  /// replaced by what they mean. Empty where the text has no word, or none that tells anything.
  public static List<String> sought(String text) {
    var stems = stems(text);
    var sought = new ArrayList<String>();
    for (var at = 0; at < stems.size(); ) {
      var phrase = phrase(stems.subList(at, stems.size()));
      sought.add(phrase.meaning());
      at += phrase.length();
    }
    return sought.stream().distinct().toList();
  }

  /// What a sequence of stems means beyond its words; empty where that is nothing.
  static String meaning(List<String> stems) {
    return SAME.getOrDefault(String.join(" ", stems), "");
  }

  /// The longest sequence that may mean something beyond its words.
  static int longest() {
    return LONGEST_PHRASE;
  }

  private record Phrase(String meaning, int length) {}

  /// The longest one with a meaning of its own at the beginning, else the first stem.
  private static Phrase phrase(List<String> stems) {
    for (var length = Math.min(LONGEST_PHRASE, stems.size()); length > 0; length--) {
      var meaning = SAME.get(String.join(" ", stems.subList(0, length)));
      if (meaning != null) return new Phrase(meaning, length);
    }
    return new Phrase(stems.getFirst(), 1);
  }

  /// The stem of one word; empty for one that tells nothing.
  public static String stem(String word) {
    var folded = folded(word);
    return EnglishAnalyzer.getDefaultStopSet().contains(folded) ? "" : stemmed(folded);
  }

  private static List<String> stems(String text) {
    return words(text).map(Stems::stem).filter(stem -> !stem.isEmpty()).toList();
  }

  /// Of `ElectricalSeries` the parts as well.
  static Stream<String> humps(String text) {
    return words(text)
        .filter(word -> HUMP.matcher(word).find())
        .flatMap(HUMP::splitAsStream)
        .map(Stems::stem)
        .filter(stem -> !stem.isEmpty());
  }

  private static Stream<String> words(String text) {
    var spaced = Words.spaced(text);
    return spaced.isEmpty() ? Stream.of() : Stream.of(spaced.split(" ", -1));
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
