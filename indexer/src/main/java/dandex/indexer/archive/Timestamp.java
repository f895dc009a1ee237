package dandex.indexer.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The archive's times: ISO 8601 with `Z` or an offset, the fraction optional. Where no offset is
/// given it is UTC. Finer than microseconds, which Postgres keeps, is cut off.
final class Timestamp {
  private Timestamp() {}

  /// Null where there is none that can be read.
  static @Nullable Instant parse(@Nullable String text) {
    if (text == null) return null;
    try {
      var parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text.strip(), OffsetDateTime::from, LocalDateTime::from);
      var instant =
          parsed instanceof OffsetDateTime time
              ? time.toInstant()
              : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
      return instant.truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException odd) {
      return null;
    }
  }
}
