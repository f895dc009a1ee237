package dandex.catalog.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A text in which what was searched for is marked; of a long one the stretch around its first
/// match.
///
/// @param parts in their order, matched and not matched in turn
public record Marked(List<Part> parts) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final int BEFORE = 60;
  private static final int LONGEST = 240;

  public record Part(String text, boolean matched) {}

  /// @param sought by [Stems#sought]
  /// @return empty where nothing of the text matches
  public static Optional<Marked> of(String text, List<String> sought) {
    var words = WORD.matcher(text).results().toList();
    var marks = marks(words, Set.copyOf(sought));
    if (marks.isEmpty()) return Optional.empty();
    var first = words.get(marks.nextSetBit(0)).start();
    var from = text.length() <= LONGEST ? 0 : startOfWord(words, Math.max(0, first - BEFORE));
    return Optional.of(new Marked(parts(text, words, marks, from)));
  }

  private static BitSet marks(List<MatchResult> words, Set<String> sought) {
    var marks = new BitSet();
    var telling = new ArrayList<Integer>();
    var stems = new ArrayList<String>();
    for (var at = 0; at < words.size(); at++) {
      var stem = Stems.stem(Words.spaced(words.get(at).group()));
      if (stem.isEmpty()) continue;
      telling.add(at);
      stems.add(stem);
      if (sought.contains(stem)) marks.set(at);
      if (Stems.humps(words.get(at).group()).stream().anyMatch(sought::contains)) marks.set(at);
    }
    for (var at = 0; at < stems.size(); at++) {
      for (var to = at + 1; to <= Math.min(stems.size(), at + Stems.longest()); to++) {
        if (!sought.contains(Stems.meaning(stems.subList(at, to)))) continue;
        marks.set(telling.get(at), telling.get(to - 1) + 1);
      }
    }
    return marks;
  }

  private static List<Part> parts(String text, List<MatchResult> words, BitSet marks, int from) {
    var parts = new ArrayList<Part>();
    var done = from;
    var end = Math.min(text.length(), from + LONGEST);
    for (var at = marks.nextSetBit(0); at >= 0; at = marks.nextSetBit(at + 1)) {
      var word = words.get(at);
      if (word.start() < done || word.end() > end) continue;
      if (word.start() > done) parts.add(new Part(text.substring(done, word.start()), false));
      parts.add(new Part(word.group(), true));
      done = word.end();
    }
    if (done < end) parts.add(new Part(text.substring(done, wholeCharacters(text, end)), false));
    return List.copyOf(parts);
  }

  /// The beginning of the first word from here on.
  private static int startOfWord(List<MatchResult> words, int from) {
    return words.stream()
        .mapToInt(MatchResult::start)
        .filter(start -> start >= from)
        .min()
        .orElse(0);
  }

  /// Where a cut leaves no half of a character.
  private static int wholeCharacters(String text, int end) {
    return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
  }
}
