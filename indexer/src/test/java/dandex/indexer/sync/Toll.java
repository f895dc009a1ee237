package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/// How many places were added, changed and removed between two states, counted from the states
/// alone. A state maps a place, `000037/draft/sub-1/one.nwb`, to what stands there.
record Toll(long added, long changed, long removed) {
  static Toll between(Map<String, String> before, Map<String, String> after) {
    var added = new HashMap<>(after);
    added.keySet().removeAll(before.keySet());
    var removed = new HashMap<>(before);
    removed.keySet().removeAll(after.keySet());
    var changed =
        after.entrySet().stream()
            .filter(place -> before.containsKey(place.getKey()))
            .filter(place -> !place.getValue().equals(before.get(place.getKey())))
            .count();
    return new Toll(added.size(), changed, removed.size());
  }

  /// What a sync says that it did.
  static Toll of(Notes notes) {
    return new Toll(
        notes.figure("assetsAdded"), notes.figure("assetsChanged"), notes.figure("assetsRemoved"));
  }

  static void assertTold(Notes notes, Map<String, String> before, Map<String, String> after) {
    assertThat(of(notes)).isEqualTo(between(before, after));
  }
}
