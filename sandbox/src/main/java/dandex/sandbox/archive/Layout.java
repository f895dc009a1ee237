package dandex.sandbox.archive;

import java.util.Arrays;
import java.util.OptionalInt;

/// How many assets each dandiset has: a few have most of them, most have a few, one or two none.
/// The rows of a dandiset follow one another.
final class Layout {
  private static final double SKEW = 1.25;

  private final int[] numbers;
  private final int[] starts;

  Layout(Dice dice, int dandisets, int assets) {
    numbers = new int[dandisets];
    var number = 2;
    for (var i = 0; i < dandisets; i++) {
      number += 1 + dice.of("gap").of(i).below(9);
      numbers[i] = number;
    }
    starts = new int[dandisets + 1];
    var sizes = sizes(dice, dandisets, assets);
    for (var i = 0; i < dandisets; i++) starts[i + 1] = starts[i] + sizes[i];
  }

  int dandisets() {
    return numbers.length;
  }

  int assets() {
    return starts[numbers.length];
  }

  String identifier(int dandiset) {
    return String.format("%06d", numbers[dandiset]);
  }

  OptionalInt dandiset(String identifier) {
    var found = Arrays.binarySearch(numbers, Integer.parseInt(identifier));
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
  }

  int start(int dandiset) {
    return starts[dandiset];
  }

  int size(int dandiset) {
    return starts[dandiset + 1] - starts[dandiset];
  }

  int dandisetOf(int row) {
    var low = 0;
    var high = numbers.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >>> 1;
      if (starts[middle] <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private static int[] sizes(Dice dice, int dandisets, int assets) {
    var order = new Integer[dandisets];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) -> Long.compare(dice.of("rank").of(a).number(), dice.of("rank").of(b).number()));
    var filled = dandisets - (dandisets >= 20 ? 2 : dandisets >= 5 ? 1 : 0);
    var sum = 0.0;
    for (var rank = 0; rank < filled; rank++) sum += weight(rank);
    var sizes = new int[dandisets];
    var left = assets;
    for (var rank = filled - 1; rank > 0; rank--) {
      var share = Math.max(1, (int) (assets * weight(rank) / sum));
      sizes[order[rank]] = Math.min(left, share);
      left -= sizes[order[rank]];
    }
    if (filled > 0) sizes[order[0]] += left;
    return sizes;
  }

  private static double weight(int rank) {
    return 1 / Math.pow(rank + 1.0, SKEW);
  }
}
