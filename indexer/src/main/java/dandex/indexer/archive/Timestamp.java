package dandex.indexer.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The archive's times: ISO 8601 with `Z` or an offset, the fraction optional. What is short of
/// that is read too: no offset is UTC, no time of day is midnight, a space stands for the `T`.
/// Finer than microseconds, which Postgres keeps, is cut off.
final class Timestamp {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalEnd()
          .appendPattern("[XXX][XX][X]")
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private Timestamp() {}

  /// Null where there is none that can be read.
  static @Nullable Instant parse(@Nullable String text) {
    if (text == null) return null;
    try {
      var parsed =
          FORM.parseBest(text.strip().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
      var instant =
          parsed instanceof OffsetDateTime time
              ? time.toInstant()
              : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
      if (instant.isBefore(FIRST) || instant.isAfter(LAST)) return null;
      return instant.truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException odd) {
      return null;
    }
  }
}
