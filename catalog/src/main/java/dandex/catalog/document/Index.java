package dandex.catalog.document;

import dandex.catalog.DocumentKind;

/// The index of one kind of document: always read and written through its alias.
///
/// @param prefix of all index names, `dandex` but in tests
public record Index(String prefix, DocumentKind kind) {
  /// `dandex-asset`, `dandex-dandiset`.
  public String alias() {
    return prefix + "-" + kind.column();
  }
}
