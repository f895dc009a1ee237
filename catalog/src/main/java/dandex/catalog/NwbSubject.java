package dandex.catalog;

import org.jspecify.annotations.Nullable;

/// Who was recorded, as an NWB file says; each null where it does not.
///
/// @param species as written: `Mus musculus`, or a URL
/// @param sex as written, `M`
/// @param age as written, `P90D`
public record NwbSubject(
    @Nullable String id,
    @Nullable String species,
    @Nullable String sex,
    @Nullable String age,
    @Nullable String genotype,
    @Nullable String strain) {
  public static final NwbSubject UNKNOWN = new NwbSubject(null, null, null, null, null, null);
}
