package dandex.sandbox.archive;

import java.util.OptionalInt;
import java.util.UUID;

/// Asset ids that carry their row: from either the other is computed, so no table of a million ids
/// is needed.
///
/// @param size how many rows there are
record AssetNumbers(Dice dice, int size) {
  UUID id(int row) {
    var random = dice.of(row).uuid();
    var high = (long) scramble(row ^ (int) dice.state()) << 32;
    return new UUID(
        high | (random.getMostSignificantBits() & 0xffffffffL), random.getLeastSignificantBits());
  }

  OptionalInt row(UUID id) {
    var row = unscramble((int) (id.getMostSignificantBits() >>> 32)) ^ (int) dice.state();
    return row >= 0 && row < size && id(row).equals(id) ? OptionalInt.of(row) : OptionalInt.empty();
  }

  // A bijection of 32 bits and its inverse; both multipliers are inverse to each other modulo 2^32.
  private static int scramble(int value) {
    var x = value;
    x = (x ^ (x >>> 16)) * 0x7feb352d;
    x = (x ^ (x >>> 15)) * 0x846ca68b;
    return x ^ (x >>> 16);
  }

  private static int unscramble(int value) {
    var x = value;
    x = (x ^ (x >>> 16)) * 0x43021123;
    x = (x ^ (x >>> 15) ^ (x >>> 30)) * 0x1d69e2a5;
    return x ^ (x >>> 16);
  }
}
