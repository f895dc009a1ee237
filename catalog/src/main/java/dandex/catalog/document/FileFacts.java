package dandex.catalog.document;

import dandex.catalog.NwbExtension;
import dandex.catalog.NwbFile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an NWB file says of itself, as far as it is looked for.
///
/// @param sessionStart in microseconds since 1970, as sessions are said to have begun when no date
///   of the index that tells microseconds can be: dates are moved into other centuries
/// @param sessionDate the same as a date of milliseconds, to be counted by the calendar
/// @param electrodeLocationStems as [Stems], likewise those of imaging planes
/// @param extensions each as `ndx-pose` and as `ndx-pose/0.2.0`
/// @param topLevelStructure all of `topLevel` as one word, with commas
public record FileFacts(
    @Nullable String nwbVersion,
    @Nullable String identifier,
    @Nullable String sessionId,
    @Nullable Long sessionStart,
    @Nullable Instant sessionDate,
    List<String> experimenters,
    @Nullable String lab,
    @Nullable String institution,
    List<String> keywords,
    @Nullable String subjectId,
    @Nullable String species,
    @Nullable String sex,
    @Nullable String age,
    @Nullable String genotype,
    @Nullable String strain,
    List<String> devices,
    @Nullable Long electrodeCount,
    List<String> electrodeLocations,
    List<String> electrodeLocationStems,
    List<String> electrodeGroups,
    List<String> imagingLocations,
    List<String> imagingLocationStems,
    List<String> indicators,
    @Nullable Long unitCount,
    @Nullable Long roiCount,
    List<Double> samplingRates,
    List<String> extensions,
    List<String> topLevel,
    String topLevelStructure,
    int itemCount) {

  static FileFacts of(NwbFile file) {
    var subject = file.subject();
    return new FileFacts(
        file.nwbVersion(),
        file.identifier(),
        file.sessionId(),
        file.sessionStart().map(FileFacts::micros).orElse(null),
        file.sessionStart().orElse(null),
        file.experimenters(),
        file.lab(),
        file.institution(),
        file.keywords(),
        subject.id(),
        subject.species(),
        subject.sex(),
        subject.age(),
        subject.genotype(),
        subject.strain(),
        file.devices(),
        file.electrodeCount(),
        file.electrodeLocations(),
        Stems.kept(file.electrodeLocations()),
        file.electrodeGroups(),
        file.imagingLocations(),
        Stems.kept(file.imagingLocations()),
        file.indicators(),
        file.unitCount(),
        file.roiCount(),
        file.samplingRates(),
        extensions(file.extensions()),
        file.topLevel(),
        file.topLevelStructure(),
        file.itemCount());
  }

  private static Long micros(Instant start) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, start);
  }

  private static List<String> extensions(List<NwbExtension> extensions) {
    return extensions.stream()
        .flatMap(extension -> Stream.of(extension.namespace(), extension.written()))
        .distinct()
        .toList();
  }
}
