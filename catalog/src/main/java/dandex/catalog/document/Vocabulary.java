package dandex.catalog.document;

import dandex.catalog.Term;
import java.util.List;
import java.util.Objects;

/// Words of a vocabulary: names as written, and the identifiers of those that have one. Both are
/// sets, so nothing says which name goes with which identifier.
public record Vocabulary(List<String> name, List<String> identifier) {
  static Vocabulary of(List<Term> terms) {
    return new Vocabulary(
        terms.stream().map(Term::name).distinct().toList(),
        terms.stream().map(Term::identifier).filter(Objects::nonNull).distinct().toList());
  }
}
