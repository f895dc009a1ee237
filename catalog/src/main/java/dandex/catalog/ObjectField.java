package dandex.catalog;

/// What a filter on one NWB object may speak of.
public enum ObjectField {
  /// Its own, and those of soft links that lead to it.
  PATH,
  /// The object's type or one of that type's ancestors.
  NEURODATA_TYPE,
  EXACT_NEURODATA_TYPE,
  NAMESPACE,
  /// `GROUP` or `DATASET`.
  KIND,
  COLUMNS,
  ROWS,
  /// Any one dimension.
  SHAPE,
  DTYPE
}
