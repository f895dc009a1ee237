package dandex.indexer.archive;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What could not be lifted out of one item, in the order in which it was met: each a path with the
/// reason, `size: not a number`. Bounded, as an item may be odd throughout.
final class Oddities {
  /// Entries of one item, the last of which then counts the others.
  static final int MOST = 20;

  /// Of an entry, in characters.
  static final int LONGEST = 200;

  private static final int LONGEST_QUOTE = 60;

  private final Set<String> found = new LinkedHashSet<>();
  private int beyond;

  void note(String path, String reason) {
    var entry = cut(path + ": " + reason, LONGEST);
    if (found.size() < MOST) {
      found.add(entry);
    } else if (!found.contains(entry)) {
      beyond++;
    }
  }

  List<String> list() {
    if (beyond == 0) return List.copyOf(found);
    var more = Stream.of("and " + (beyond + 1) + " more");
    return Stream.concat(found.stream().limit(MOST - 1), more).toList();
  }

  /// The beginning of what was found, on one line.
  static String quote(String text) {
    return '"' + cut(text.replaceAll("\\s+", " "), LONGEST_QUOTE) + '"';
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) return text;
    var end = length - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
    return text.substring(0, end) + "…";
  }
}
