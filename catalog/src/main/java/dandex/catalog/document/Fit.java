package dandex.catalog.document;

/// How an index fits the mapping that this program has.
public enum Fit {
  /// There is no index.
  ABSENT,
  /// It was made of this mapping.
  CURRENT,
  /// It was made of another mapping: it can be read, but documents as they are made now do not
  /// belong into it.
  OUTDATED
}
