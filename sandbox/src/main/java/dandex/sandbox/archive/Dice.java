package dandex.sandbox.archive;

import java.util.List;
import java.util.UUID;

/// A number for every key, the same for the same seed. Nothing is remembered between two throws, so
/// whatever is thrown can be thrown again instead of being kept.
record Dice(long state) {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  Dice of(long key) {
    return new Dice(mix(state + GOLDEN * (key + 1)));
  }

  Dice of(String key) {
    return of((long) key.hashCode());
  }

  Dice of(UUID key) {
    return of(key.getMostSignificantBits()).of(key.getLeastSignificantBits());
  }

  long number() {
    return mix(state ^ GOLDEN);
  }

  int below(int bound) {
    return (int) Long.remainderUnsigned(number(), bound);
  }

  long below(long bound) {
    return Long.remainderUnsigned(number(), bound);
  }

  boolean chance(int percent) {
    return below(100) < percent;
  }

  <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }

  /// A random (version 4) UUID.
  UUID uuid() {
    var most = (number() & ~0xf000L) | 0x4000L;
    var least = (of(1).number() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(most, least);
  }

  String hex(int digits) {
    var text = new StringBuilder();
    for (var i = 0; text.length() < digits; i++) {
      text.append(String.format("%016x", of(i).number()));
    }
    return text.substring(0, digits);
  }

  private static long mix(long value) {
    var z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
