package dandex.catalog;

/// Which versions a question about assets searches.
public enum Scope {
  /// Drafts.
  DRAFT,
  /// The newest published version of each dandiset.
  LATEST,
  /// Every version.
  ANY
}
