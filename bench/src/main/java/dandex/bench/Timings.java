package dandex.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;

/// How long each of many acts took.
final class Timings {
  private final long[] sorted;
  private final long elapsed;

  /// Something that can be done again, over a connection that is kept.
  interface Act extends AutoCloseable {
    void once() throws Exception;

    @Override
    default void close() throws IOException, SQLException {}
  }

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

  /// Does an act again and again for a while, and at least once.
  ///
  /// @param lines how many do so at once
  /// @param what it is called when it fails
  static Timings ofRepeated(Duration time, int lines, String what, Callable<? extends Act> act)
      throws IOException, InterruptedException {
    var begun = System.nanoTime();
    var nanos =
        Together.work(lines, what, () -> repeated(act, begun + time.toNanos())).stream()
            .flatMapToLong(Arrays::stream)
            .toArray();
    return of(nanos, System.nanoTime() - begun);
  }

  private static long[] repeated(Callable<? extends Act> making, long end) throws Exception {
    var nanos = LongStream.builder();
    try (var act = making.call()) {
      var begun = System.nanoTime();
      do {
        act.once();
        var ended = System.nanoTime();
        nanos.add(ended - begun);
        begun = ended;
      } while (begun < end);
    }
    return nanos.build().toArray();
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
