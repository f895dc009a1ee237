package dandex.catalog;

/// What can be suggested to whoever begins to type it.
public enum SuggestionKind {
  /// By identifier and by the words of the name.
  DANDISET,
  CONTRIBUTOR,
  KEYWORD,
  SPECIES,
  APPROACH,
  MEASUREMENT_TECHNIQUE,
  VARIABLE_MEASURED,
  NEURODATA_TYPE,
  /// Of a table in an NWB file.
  COLUMN,
  ELECTRODE_LOCATION
}
