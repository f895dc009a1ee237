package dandex.catalog.document;

import static java.util.Comparator.comparingLong;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.apache.http.HttpHost;
import org.jspecify.annotations.Nullable;

/// The hosts of a cluster, in the order in which they are to be tried: each has its turn, and one
/// that is down is passed over for a minute, and longer each time.
final class Hosts {
  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final Duration LONGEST_REST = Duration.ofMinutes(30);

  private final List<HttpHost> all;
  private final LongSupplier nanos;
  private final Map<HttpHost, Rest> down = new ConcurrentHashMap<>();
  private final AtomicInteger turns = new AtomicInteger();

  /// @param nanos a clock like [System#nanoTime]
  Hosts(List<HttpHost> all, LongSupplier nanos) {
    this.all = List.copyOf(all);
    this.nanos = nanos;
  }

  /// Never none: where all are down, it is the one that was to be tried again first.
  List<HttpHost> inTurn() {
    if (all.size() == 1) return all;
    var up = new ArrayList<>(all);
    up.removeIf(this::isResting);
    if (up.isEmpty()) return List.of(Collections.min(all, comparingLong(this::left)));
    Collections.rotate(up, turns.getAndIncrement());
    return up;
  }

  void answered(HttpHost host) {
    down.remove(host);
  }

  void failed(HttpHost host) {
    down.compute(host, (_, before) -> Rest.after(before, nanos.getAsLong()));
  }

  private boolean isResting(HttpHost host) {
    return left(host) > 0;
  }

  private long left(HttpHost host) {
    var rest = down.get(host);
    return rest == null ? 0 : rest.until - nanos.getAsLong();
  }

  private record Rest(int failures, long until) {
    static Rest after(@Nullable Rest before, long now) {
      var failures = before == null ? 1 : before.failures + 1;
      // Doubled by every second failure.
      var length = (long) (FIRST_REST.toSeconds() * Math.pow(2, (failures - 1) / 2.0));
      return new Rest(
          failures, now + Duration.ofSeconds(Math.min(length, LONGEST_REST.toSeconds())).toNanos());
    }
  }
}
