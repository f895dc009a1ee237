package dandex.catalog;

import java.util.List;
import java.util.Optional;

/// The neurodata types of NWB core, hdmf-common and hdmf-experimental over all their versions, and
/// what each extends. Source: the published schemas.
public final class NeurodataTypes {
  private NeurodataTypes() {}

  /// Ancestors of a type, nearest first; empty for a root and for a type that is not known.
  public static List<String> ancestors(String type) {
    throw new UnsupportedOperationException("not written yet: " + type);
  }

  /// What the type extends; empty for a root and for a type that is not known.
  public static Optional<String> parent(String type) {
    throw new UnsupportedOperationException("not written yet: " + type);
  }
}
