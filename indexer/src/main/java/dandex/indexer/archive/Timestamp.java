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
    var usual = usual(text);
    return usual == null ? any(text) : usual;
  }

  /// Every item has two times in the form `2023-01-02T03:04:05Z`, with or without six digits of a
  /// second, and the general way takes as long for them as for all else in the item.
  private static @Nullable Instant usual(String text) {
    var length = text.length();
    if ((length != 20 && length != 27) || text.charAt(length - 1) != 'Z') return null;
    if (text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(10) != 'T') return null;
    if (text.charAt(13) != ':' || text.charAt(16) != ':') return null;
    if (length == 27 && text.charAt(19) != '.') return null;
    try {
      var micros = length == 27 ? number(text, 20, 26) : 0;
      var time =
          LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, 19),
              micros * 1000);
      return time.getYear() == 0 ? null : time.toInstant(ZoneOffset.UTC);
    } catch (DateTimeException | NumberFormatException other) {
      return null;
    }
  }

  private static int number(String text, int from, int to) {
    if (!Character.isDigit(text.charAt(from))) throw new NumberFormatException("a sign");
    return Integer.parseInt(text, from, to, 10);
  }

  private static @Nullable Instant any(String text) {
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
