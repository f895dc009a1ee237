package dandex.catalog;

/// The kinds of document in the mirror.
public enum DocumentKind {
  ASSET,
  DANDISET;

  /// As the column `kind` has it.
  public String column() {
    return this == ASSET ? "asset" : "dandiset";
  }

  /// @throws IllegalArgumentException for what the column never has
  public static DocumentKind of(String column) {
    for (var kind : values()) if (kind.column().equals(column)) return kind;
    throw new IllegalArgumentException("no kind of document: " + column);
  }
}
