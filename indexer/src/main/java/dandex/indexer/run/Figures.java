package dandex.indexer.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Counts as people read them: a line for each thing that was counted, what happened to how many of
/// it beside each other. `dandisetsChecked` is about dandisets; what ends with bytes is a size.
public final class Figures {
  private static final String BETWEEN_WORDS = "(?<=[a-z0-9])(?=[A-Z])";
  private static final int NARROWEST = 10;

  private Figures() {}

  /// `Dandisets 60 checked · 3 updated`, in the order in which they were first named.
  static Map<String, String> byThing(Map<String, Long> counts) {
    var things = new LinkedHashMap<String, List<String>>();
    counts.forEach((name, count) -> {
      var words = List.of(name.split(BETWEEN_WORDS, -1));
      things.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>()).add(said(words, count));
    });
    var lines = new LinkedHashMap<String, String>();
    things.forEach((thing, said) -> lines.put(capital(thing), String.join(" · ", said)));
    return lines;
  }

  /// `dandisets checked 60`, those that are 0 left out.
  public static String inOneLine(Map<String, Long> counts) {
    var said = new ArrayList<String>();
    counts.forEach((name, count) -> {
      var words = List.of(name.split(BETWEEN_WORDS, -1));
      if (count != 0)
        said.add(String.join(" ", words).toLowerCase(Locale.ROOT) + " " + amount(words, count));
    });
    return String.join(", ", said);
  }

  /// `label value`, so that values stand below each other.
  static List<String> columns(Map<String, String> lines) {
    var width = lines.keySet().stream().mapToInt(String::length).reduce(NARROWEST, Math::max);
    return lines.entrySet().stream()
        .map(line ->
            "  " + line.getKey() + " ".repeat(width - line.getKey().length() + 2) + line.getValue())
        .toList();
  }

  static String grouped(long figure) {
    return String.format(Locale.ROOT, "%,d", figure);
  }

  private static String said(List<String> words, long count) {
    var verb = String.join(" ", words.subList(1, words.size())).toLowerCase(Locale.ROOT);
    return (amount(words, count) + " " + verb).strip();
  }

  private static String amount(List<String> words, long count) {
    var isSize = words.stream().anyMatch("bytes"::equalsIgnoreCase);
    return isSize ? Size.of(count) : grouped(count);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
