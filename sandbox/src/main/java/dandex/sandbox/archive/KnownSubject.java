package dandex.sandbox.archive;

import org.jspecify.annotations.Nullable;

/// Who was recorded, as an NWB file has it; what it does not say is null.
///
/// @param sex mostly one letter
/// @param age mostly an ISO 8601 duration
public record KnownSubject(
    @Nullable String id,
    @Nullable String species,
    @Nullable String sex,
    @Nullable String age,
    @Nullable String genotype,
    @Nullable String strain) {}
