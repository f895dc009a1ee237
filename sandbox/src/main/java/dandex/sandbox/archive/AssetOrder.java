package dandex.sandbox.archive;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The orders in which a version's assets are listed. Ties come by path, since the rows of a
/// version stand so.
final class AssetOrder {
  private static final int REMEMBERED = 16;

  private final Rows rows;
  private final Map<Key, int[]> made =
      Collections.synchronizedMap(
          new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, int[]> eldest) {
              return size() > REMEMBERED;
            }
          });

  private record Key(HeldVersion version, int revision, List<String> order) {}

  AssetOrder(Rows rows) {
    this.rows = rows;
  }

  /// @param order keys of the query; none means `created`
  int[] of(HeldVersion version, List<String> order) {
    var keys = order.isEmpty() ? List.of("created") : order;
    if (keys.getFirst().equals("path")) return version.rows();
    return made.computeIfAbsent(
        new Key(version, version.revision(), keys), key -> sorted(version.rows(), keys));
  }

  private int[] sorted(int[] byPath, List<String> keys) {
    // The order of the paths is the order of the positions, so no path is made for comparing.
    var positions = new Integer[byPath.length];
    Arrays.setAll(positions, position -> position);
    Comparator<Integer> comparator = (_, _) -> 0;
    for (var key : keys) {
      var one = comparator(byPath, key.replaceFirst("^-", ""));
      comparator = comparator.thenComparing(key.startsWith("-") ? one.reversed() : one);
    }
    Arrays.sort(positions, comparator);
    var order = new int[byPath.length];
    Arrays.setAll(order, i -> byPath[positions[i]]);
    return order;
  }

  private Comparator<Integer> comparator(int[] byPath, String field) {
    return switch (field) {
      case "created" -> Comparator.comparingLong(position -> rows.created(byPath[position]));
      case "modified" -> Comparator.comparingLong(position -> rows.modified(byPath[position]));
      default -> Comparator.naturalOrder();
    };
  }
}
