package dandex.server.find;

import dandex.catalog.Condition.TimeWithin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Instants from one to another to the nanosecond, both included; none when they are the wrong way
/// round. They lie within what Elasticsearch's `date_nanos` can tell, from 1970 to 2262.
record Instants(Instant from, Instant to) {
  static final Instant FIRST = Instant.EPOCH;
  static final Instant LAST = Instant.ofEpochSecond(0, Long.MAX_VALUE);

  static Instants of(TimeWithin within) {
    return new Instants(
        later(atLeast(within.gte(), 0), atLeast(within.gt(), 1)),
        earlier(atMost(within.lte(), 0), atMost(within.lt(), 1)));
  }

  boolean isEmpty() {
    return from.isAfter(to);
  }

  private static Instant atLeast(@Nullable Instant bound, int nanos) {
    if (bound == null || bound.isBefore(FIRST)) return FIRST;
    return bound.isAfter(LAST) ? LAST.plusNanos(1) : bound.plusNanos(nanos);
  }

  private static Instant atMost(@Nullable Instant bound, int nanos) {
    if (bound == null || bound.isAfter(LAST)) return LAST;
    return bound.isBefore(FIRST) ? FIRST.minusNanos(1) : bound.minusNanos(nanos);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
