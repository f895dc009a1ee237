package dandex.indexer.run;

import java.time.Duration;
import java.util.Locale;

/// How long something takes, for people: `4.2 s`, `1 min 5 s`, `3 h 12 min`, `2 d 4 h`.
public final class Span {
  private Span() {}

  public static String of(Duration span) {
    if (span.toMinutes() == 0) {
      return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
    }
    if (span.toHours() == 0) {
      return "%d min %d s".formatted(span.toMinutes(), span.toSecondsPart());
    }
    return span.toDays() == 0
        ? "%d h %d min".formatted(span.toHours(), span.toMinutesPart())
        : "%d d %d h".formatted(span.toDays(), span.toHoursPart());
  }
}
