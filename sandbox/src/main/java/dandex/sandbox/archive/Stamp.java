package dandex.sandbox.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// Times as microseconds since 1970, and as the API writes them.
final class Stamp {
  static final long SECOND = 1_000_000L;
  static final long MINUTE = 60 * SECOND;
  static final long DAY = 24 * 60 * MINUTE;

  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter VERSION =
      DateTimeFormatter.ofPattern("'0.'yyMMdd'.'HHmm").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HTTP =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private Stamp() {}

  /// UTC with `Z` and six digits of fraction, or none when it is zero.
  static String text(long micros) {
    return plain(micros) + "Z";
  }

  /// As metadata have it: six digits always, and an offset.
  static String inMetadata(long micros, ZoneOffset offset) {
    var local = micros + offset.getTotalSeconds() * SECOND;
    var fraction = String.format("%06d", Math.floorMod(local, SECOND));
    var zone = offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    return TO_THE_SECOND.format(instant(local)) + "." + fraction + zone;
  }

  static String version(long micros) {
    return VERSION.format(instant(micros));
  }

  /// The time that the id of a version tells.
  static long released(String version) {
    return micros(
        LocalDateTime.parse(version, DateTimeFormatter.ofPattern("'0.'yyMMdd'.'HHmm"))
            .toInstant(ZoneOffset.UTC));
  }

  static String http(long micros) {
    return HTTP.format(instant(micros).truncatedTo(ChronoUnit.SECONDS));
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /// Any ISO time; one without an offset is UTC.
  static long micros(String iso) {
    var text = iso.replace(' ', 'T');
    if (text.length() == 10) {
      return micros(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
    var parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return parsed instanceof OffsetDateTime moment
        ? micros(moment.toInstant())
        : micros(((LocalDateTime) parsed).toInstant(ZoneOffset.UTC));
  }

  private static String plain(long micros) {
    var fraction = Math.floorMod(micros, SECOND);
    var seconds = TO_THE_SECOND.format(instant(micros));
    return fraction == 0 ? seconds : seconds + "." + Long.toString(SECOND + fraction).substring(1);
  }
}
