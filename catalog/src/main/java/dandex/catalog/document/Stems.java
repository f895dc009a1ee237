package dandex.catalog.document;

import dandex.catalog.Synonyms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Text as it is compared when people search for what it means: words in lower case, without
/// accents, cut to their stems, without such as `of`; and what [Synonyms] says means the same, as
/// one word more (`_mus_musculus`) in which no other text is written. Made here on both sides,
/// since the core distribution of Elasticsearch has neither stemmers nor folding nor synonyms.
public final class Stems {
  private static final Map<String, String> SAME = new HashMap<>();
  private static final Set<String> BEGINNINGS = new HashSet<>();
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
        BEGINNINGS.add(phrase.getFirst());
        longest = Math.max(longest, phrase.size());
      }
    }
    LONGEST_PHRASE = longest;
  }

  private Stems() {}

  /// What is kept of a text: its stems with spaces, and what they mean.
  public static String kept(String text) {
    var words = words(text);
    var stems = stems(words);
    var kept = new ArrayList<String>(stems);
    kept.addAll(humps(words));
    for (var at = 0; at < stems.size(); at++) {
      if (!BEGINNINGS.contains(stems.get(at))) continue;
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
    return Stemmer.stem(word);
  }

  /// Of `ElectricalSeries` the parts as well.
  static List<String> humps(String text) {
    return humps(words(text));
  }

  private static List<String> humps(List<String> words) {
    return words.stream()
        .map(Stems::parts)
        .filter(parts -> parts.size() > 1)
        .flatMap(parts -> stems(parts).stream())
        .toList();
  }

  /// Cut between a small and a capital letter.
  private static List<String> parts(String word) {
    var parts = new ArrayList<String>(1);
    var begin = 0;
    var wasSmall = false;
    for (int at = 0; at < word.length(); ) {
      var letter = word.codePointAt(at);
      var type = Character.getType(letter);
      if (wasSmall && type == Character.UPPERCASE_LETTER) {
        parts.add(word.substring(begin, at));
        begin = at;
      }
      wasSmall = type == Character.LOWERCASE_LETTER;
      at += Character.charCount(letter);
    }
    parts.add(word.substring(begin));
    return parts;
  }

  private static List<String> stems(String text) {
    return stems(words(text));
  }

  private static List<String> stems(List<String> words) {
    return words.stream().map(Stemmer::stem).filter(stem -> !stem.isEmpty()).toList();
  }

  private static List<String> words(String text) {
    var spaced = Words.spaced(text);
    return spaced.isEmpty() ? List.of() : List.of(spaced.split(" ", -1));
  }
}
