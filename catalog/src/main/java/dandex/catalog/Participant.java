package dandex.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who was recorded, as the metadata of an asset says.
///
/// @param identifier unique in a dandiset at best
/// @param age an ISO-8601 duration, `P90D`, or a range of two, `P26W/P52W`
/// @param ageReference from when on the age counts, `dandi:BirthReference`
/// @param genotype null also where it is given locus by locus
public record Participant(
    @Nullable String identifier,
    List<String> altNames,
    @Nullable Term species,
    @Nullable Term sex,
    @Nullable String age,
    @Nullable String ageReference,
    @Nullable String genotype,
    @Nullable Term strain,
    @Nullable String cellLine,
    @Nullable String vendor,
    List<Term> disorders) {}
