package dandex.bench;

import java.util.Arrays;

/// How long each of many acts took.
final class Timings {
  private final long[] sorted;
  private final long elapsed;

  private Timings(long[] sorted, long elapsed) {
    this.sorted = sorted;
    this.elapsed = elapsed;
  }

  /// @param nanos of each act
  /// @param elapsed nanoseconds from the first begin to the last end; acts may go on side by side
  static Timings of(long[] nanos, long elapsed) {
    var sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Timings(sorted, elapsed);
  }

  Timings and(Timings other) {
    var all = Arrays.copyOf(sorted, sorted.length + other.sorted.length);
    System.arraycopy(other.sorted, 0, all, sorted.length, other.sorted.length);
    return of(all, elapsed + other.elapsed);
  }

  int count() {
    return sorted.length;
  }

  /// Milliseconds within which that many of a hundred were done, by nearest rank.
  double percentile(int percent) {
    var rank = (int) Math.ceil(percent / 100.0 * sorted.length);
    return sorted[Math.max(rank, 1) - 1] / 1e6;
  }

  double perSecond() {
    return sorted.length / (elapsed / 1e9);
  }
}
