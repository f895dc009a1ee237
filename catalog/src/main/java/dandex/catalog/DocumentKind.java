package dandex.catalog;

/// The kinds of document in the mirror.
public enum DocumentKind {
  ASSET,
  DANDISET;

  /// As the column `kind` has it.
  public String column() {
    return this == ASSET ? "asset" : "dandiset";
  }
}
