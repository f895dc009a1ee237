package dandex.server.find;

import dandex.catalog.Condition.NumberWithin;
import dandex.catalog.Condition.TimeWithin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Instants as whole microseconds since 1970: what is asked of instants, asked of such numbers.
/// Those that no such number can tell are the first or the last one.
final class Microseconds {
  private static final long IN_A_SECOND = 1_000_000;
  private static final Instant FIRST = Instant.ofEpochSecond(Long.MIN_VALUE / IN_A_SECOND);
  private static final Instant LAST = Instant.ofEpochSecond(Long.MAX_VALUE / IN_A_SECOND);

  private Microseconds() {}

  static NumberWithin within(TimeWithin times) {
    return new NumberWithin(
        floor(times.gt()), ceiling(times.gte()), ceiling(times.lt()), floor(times.lte()));
  }

  private static @Nullable Long floor(@Nullable Instant time) {
    if (time == null) return null;
    if (time.isBefore(FIRST)) return Long.MIN_VALUE;
    if (time.isAfter(LAST)) return Long.MAX_VALUE;
    return time.getEpochSecond() * IN_A_SECOND + time.getNano() / 1000;
  }

  private static @Nullable Long ceiling(@Nullable Instant time) {
    return time == null || time.isAfter(LAST) ? floor(time) : floor(time.plusNanos(999));
  }
}
