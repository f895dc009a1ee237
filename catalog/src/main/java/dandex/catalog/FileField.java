package dandex.catalog;

/// What a filter on what an NWB file says of itself may speak of; see [NwbFile].
public enum FileField {
  NWB_VERSION,
  IDENTIFIER,
  SESSION_ID,
  SESSION_START,
  EXPERIMENTERS,
  LAB,
  INSTITUTION,
  KEYWORDS,
  SUBJECT_ID,
  SPECIES,
  SEX,
  AGE,
  GENOTYPE,
  STRAIN,
  DEVICES,
  ELECTRODE_COUNT,
  ELECTRODE_LOCATIONS,
  ELECTRODE_GROUPS,
  IMAGING_LOCATIONS,
  INDICATORS,
  UNIT_COUNT,
  ROI_COUNT,
  SAMPLING_RATES,
  /// Each by its namespace alone, `ndx-pose`, and with its version, `ndx-pose/0.2.0`.
  EXTENSIONS,
  TOP_LEVEL,
  TOP_LEVEL_STRUCTURE,
  ITEM_COUNT
}
