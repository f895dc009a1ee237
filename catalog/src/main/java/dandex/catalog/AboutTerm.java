package dandex.catalog;

import org.jspecify.annotations.Nullable;

/// What a dandiset is about.
///
/// @param kind null where the metadata names none that is known
public record AboutTerm(Term term, @Nullable Kind kind) {
  public enum Kind {
    ANATOMY,
    DISORDER,
    GENERIC_TYPE
  }
}
