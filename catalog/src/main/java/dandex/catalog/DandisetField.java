package dandex.catalog;

/// What a filter on dandisets may speak of: the draft's values, or where there is no draft, those
/// of the latest published version.
public enum DandisetField {
  IDENTIFIER,
  NAME,
  DESCRIPTION,
  KEYWORDS,
  CONTRIBUTORS,
  LICENSES,
  /// All of its text, by [Condition.Matches].
  TEXT,
  SPECIES,
  APPROACH,
  MEASUREMENT_TECHNIQUE,
  VARIABLE_MEASURED,
  ASSET_COUNT,
  /// As the assets summary has it.
  SUBJECT_COUNT,
  /// Its assets, by [Condition.CountOfAssets].
  ASSETS,
  SIZE,
  MODIFIED,
  CREATED,
  /// The newest published version, where there is one.
  PUBLISHED_VERSION
}
