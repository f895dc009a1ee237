package dandex.catalog.run;

public enum RunKind {
  DANDI,
  LINDI,
  MIRROR,
  /// Makes the search index anew, or takes that back.
  REBUILD,
  /// Compares the search index with the catalog.
  VERIFY
}
