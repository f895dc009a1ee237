package dandex.sandbox.archive;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an NWB file says of itself, word for word. What it does not say is null or empty.
///
/// @param whole whether what stands in chunks is known. Where it is not, since the file was not
///   made here, texts that stand in datasets are null or empty whatever the file says: `identifier`
///   to `keywords`, `subject`, `electrodeLocations` to `indicators`, and the `nwbVersion` of a file
///   of NWB 1.
/// @param nwbVersion `2.6.0`; of a file of NWB 1 `NWB-1.0.6`
/// @param sessionStart a time with an offset; in NWB 1 any text
/// @param devices names of the groups in `general/devices`
/// @param electrodeCount rows of the table of electrodes, null where there is none
/// @param electrodeLocations distinct ones of that table
/// @param electrodeGroups distinct names in that table
/// @param imagingLocations of all `ImagingPlane`s, as are `indicators`
/// @param unitCount rows of the table `units`, null where there is none
/// @param roiCount rows of all `PlaneSegmentation`s, null where there is none
/// @param samplingRates Hz, those of all `starting_time`s
/// @param extensions whose texts stand in `specifications`, readable or not, by name
public record KnownFile(
    boolean whole,
    @Nullable String nwbVersion,
    @Nullable String identifier,
    @Nullable String sessionId,
    @Nullable String sessionDescription,
    @Nullable String sessionStart,
    List<String> experimenters,
    @Nullable String lab,
    @Nullable String institution,
    List<String> keywords,
    KnownSubject subject,
    Set<String> devices,
    @Nullable Long electrodeCount,
    Set<String> electrodeLocations,
    Set<String> electrodeGroups,
    Set<String> imagingLocations,
    Set<String> indicators,
    @Nullable Long unitCount,
    @Nullable Long roiCount,
    Set<Double> samplingRates,
    List<KnownExtension> extensions) {}
