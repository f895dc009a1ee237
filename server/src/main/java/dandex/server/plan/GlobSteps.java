package dandex.server.plan;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/// How much work it is to make a glob into an automaton that is in one state at a time, which is
/// what Elasticsearch does with it and gives up at some point. It can double with each `?` after a
/// star, and grows with the square of what repeats itself.
final class GlobSteps {
  private static final int ONE = -1;
  private static final int STAR = -2;
  private static final int ANY = -3;
  private static final int ANY_OTHER = -4;

  private final int[] parts;
  private final int[] characters;

  private GlobSteps(String pattern) {
    parts = pattern.replace("**", "\0").codePoints().map(GlobSteps::part).toArray();
    characters =
        IntStream.concat(
                IntStream.of('/', ANY_OTHER), IntStream.of(parts).filter(part -> part >= 0))
            .distinct()
            .toArray();
  }

  /// Whether it takes more than so many steps, one for each place in the pattern of each state. No
  /// more are taken to find out.
  static boolean areOver(int most, String pattern) {
    return new GlobSteps(pattern).areOver(most);
  }

  private boolean areOver(int most) {
    var known = new HashSet<BitSet>();
    var due = new ArrayDeque<BitSet>();
    var steps = found(entered(0, new BitSet()), known, due);
    while (!due.isEmpty()) {
      var state = due.remove();
      for (var character : characters) {
        steps += found(after(character, state), known, due);
        if (steps > most) return true;
      }
    }
    return false;
  }

  /// @return steps that a state takes which was not known
  private static int found(BitSet state, Set<BitSet> known, ArrayDeque<BitSet> due) {
    if (!known.add(state)) return 0;
    due.add(state);
    return state.cardinality();
  }

  private BitSet after(int character, BitSet state) {
    var next = new BitSet();
    state.stream()
        .filter(at -> at < parts.length)
        .forEach(at -> {
          if (!takes(parts[at], character)) return;
          entered(parts[at] == STAR || parts[at] == ANY ? at : at + 1, next);
        });
    return next;
  }

  /// A place, and those after it if it is a star.
  private BitSet entered(int place, BitSet state) {
    var at = place;
    state.set(at);
    while (at < parts.length && (parts[at] == STAR || parts[at] == ANY)) state.set(++at);
    return state;
  }

  private static boolean takes(int part, int character) {
    return switch (part) {
      case ONE, STAR -> character != '/';
      case ANY -> true;
      default -> part == character;
    };
  }

  private static int part(int c) {
    return switch (c) {
      case '\0' -> ANY;
      case '*' -> STAR;
      case '?' -> ONE;
      default -> c;
    };
  }
}
