package dandex.server.load;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Times within metadata: ISO 8601 with any offset. No offset is UTC, no time of day is midnight.
final class Times {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Times() {}

  /// Null where there is none that can be read.
  static @Nullable Instant read(@Nullable String text) {
    if (text == null) return null;
    try {
      var time = instant(text.strip().replace(' ', 'T'));
      return time.isBefore(FIRST) || time.isAfter(LAST) ? null : time;
    } catch (DateTimeException odd) {
      return null;
    }
  }

  private static Instant instant(String text) {
    if (text.indexOf('T') < 0) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    var time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return time instanceof OffsetDateTime fixed
        ? fixed.toInstant()
        : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
  }
}
