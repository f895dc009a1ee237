package dandex.catalog;

/// What a filter on assets may speak of. [#DANDISET] and [#PATH] are those of the versions
/// searched.
public enum AssetField {
  DANDISET,
  PATH,
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
  MODIFIED,
  CREATED
}
