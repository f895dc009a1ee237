package dandex.catalog.document;

import dandex.catalog.Synonyms;
import dandex.catalog.Term;
import java.util.List;
import java.util.Objects;

/// Words of a vocabulary: names as written, and the identifiers of those that have one. All are
/// sets, so nothing says which name goes with which identifier.
///
/// @param same all forms by which the terms are compared; see [Synonyms#forms]
public record Vocabulary(List<String> name, List<String> identifier, List<String> same) {
  static Vocabulary of(List<Term> terms) {
    return new Vocabulary(
        terms.stream().map(Term::name).distinct().toList(),
        terms.stream().map(Term::identifier).filter(Objects::nonNull).distinct().toList(),
        terms.stream().flatMap(term -> Synonyms.forms(term).stream()).distinct().toList());
  }
}
