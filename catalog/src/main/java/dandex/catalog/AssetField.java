package dandex.catalog;

/// What a filter on assets may speak of. [#DANDISET] and [#PATH] are those of the versions
/// searched.
public enum AssetField {
  ASSET_ID,
  DANDISET,
  PATH,
  /// Dandisets in which it stands, by [Condition.AnyDandiset].
  IN_DANDISET,
  /// All of its text, by [Condition.Matches].
  TEXT,
  SIZE,
  ENCODING_FORMAT,
  SPECIES,
  SEX,
  SUBJECT,
  APPROACH,
  MEASUREMENT_TECHNIQUE,
  VARIABLE_MEASURED,
  /// Types of the NWB objects in the file, the ancestors of each included.
  NEURODATA_TYPE,
  /// Types of the NWB objects in the file, as they are.
  EXACT_NEURODATA_TYPE,
  NWB_OBJECTS,
  /// Groups and datasets of the file, by [Condition.AnyItem].
  STRUCTURE,
  /// What the file says of itself, by [Condition.TheFile].
  NWB_FILE,
  /// Whether a structure was stored, by [Condition.Exists].
  LINDI,
  /// How the last asking for the LINDI file ended: `READ`, `ABSENT`, `REJECTED` or `FAILED`.
  LINDI_STATE,
  /// When a structure was stored.
  LINDI_PROCESSED,
  /// The version of the reader that made the structure.
  LINDI_PROCESSING_VERSION,
  MODIFIED,
  CREATED
}
