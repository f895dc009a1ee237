package dandex.catalog;

/// What a filter on one group or dataset of a file may speak of, be it with a neurodata type or
/// without.
public enum ItemField {
  /// Its own, and those of soft links that lead to it.
  PATH,
  /// `GROUP` or `DATASET`.
  KIND,
  DTYPE,
  /// Any one dimension.
  SHAPE,
  /// An attribute, by [Condition.Named].
  ATTRIBUTE
}
