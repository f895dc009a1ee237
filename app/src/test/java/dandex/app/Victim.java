package dandex.app;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Whom `kill -9` meets.
enum Victim {
  WORKER,
  POSTGRES,
  ELASTICSEARCH;

  /// Each alone, and each together with others.
  static List<Set<Victim>> sets() {
    var sets = new ArrayList<Set<Victim>>();
    for (var victim : values()) {
      for (var others : List.copyOf(sets)) {
        var together = EnumSet.copyOf(others);
        together.add(victim);
        sets.add(together);
      }
      sets.add(EnumSet.of(victim));
    }
    return sets;
  }
}
