package dandex.catalog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an NWB file says of itself, and how much is in it. What the file does not say, or what
/// could not be decoded, is null or empty. Lists are in the order of the file, without repetition.
///
/// @param sessionStartTime ISO-8601 as written, with an offset nearly always
/// @param devices names
/// @param electrodeCount rows of the table of electrodes
/// @param electrodeLocations values of its column `location`
/// @param electrodeGroups values of its column `group_name`
/// @param imagingLocations of imaging planes
/// @param indicators of imaging planes
/// @param unitCount rows of tables of sorted units
/// @param roiCount rows of plane segmentations
/// @param samplingRates of time series with a fixed rate, in Hz, ascending
/// @param topLevel names of the groups in the file itself, in the order of names
/// @param itemCount groups and datasets, the file itself included, links not
public record NwbFile(
    @Nullable String nwbVersion,
    @Nullable String identifier,
    @Nullable String sessionId,
    @Nullable String sessionDescription,
    @Nullable String sessionStartTime,
    List<String> experimenters,
    @Nullable String lab,
    @Nullable String institution,
    List<String> keywords,
    NwbSubject subject,
    List<String> devices,
    @Nullable Long electrodeCount,
    List<String> electrodeLocations,
    List<String> electrodeGroups,
    List<String> imagingLocations,
    List<String> indicators,
    @Nullable Long unitCount,
    @Nullable Long roiCount,
    List<Double> samplingRates,
    List<NwbExtension> extensions,
    List<String> topLevel,
    int itemCount) {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  public static final NwbFile SILENT =
      new NwbFile(
          null,
          null,
          null,
          null,
          null,
          List.of(),
          null,
          null,
          List.of(),
          NwbSubject.UNKNOWN,
          List.of(),
          null,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          null,
          null,
          List.of(),
          List.of(),
          List.of(),
          0);

  /// Names of the groups in the file itself as one word, `acquisition,general,units`: the same for
  /// files of the same structure at the top.
  public String topLevelStructure() {
    return String.join(",", topLevel);
  }

  /// When the session began, to the microsecond; empty where the file gives no offset from UTC,
  /// since that is no instant, and where the year has no four digits.
  public Optional<Instant> sessionStart() {
    if (sessionStartTime == null) return Optional.empty();
    try {
      var time = OffsetDateTime.parse(sessionStartTime.replace(' ', 'T')).toInstant();
      return Optional.of(time.truncatedTo(ChronoUnit.MICROS))
          .filter(start -> !start.isBefore(FIRST) && !start.isAfter(LAST));
    } catch (DateTimeException withoutOffset) {
      return Optional.empty();
    }
  }
}
