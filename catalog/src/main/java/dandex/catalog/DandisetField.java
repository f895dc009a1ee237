package dandex.catalog;

/// What a filter on dandisets may speak of: the draft's values, or where there is no draft, those
/// of the latest published version.
public enum DandisetField {
  IDENTIFIER,
  NAME,
  SPECIES,
  APPROACH,
  MEASUREMENT_TECHNIQUE,
  VARIABLE_MEASURED,
  ASSET_COUNT,
  SIZE,
  MODIFIED,
  CREATED,
  /// The newest published version, where there is one.
  PUBLISHED_VERSION
}
