package dandex.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was taken from a participant, or from another sample.
///
/// @param derivedFrom identifiers of the samples that it was taken from
public record Sample(
    @Nullable String identifier,
    @Nullable Term sampleType,
    List<Term> assayTypes,
    List<Term> anatomy,
    List<String> derivedFrom) {}
