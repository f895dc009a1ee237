package dandex.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who contributed to a dandiset, as its metadata says.
///
/// @param identifier an ORCID, `0000-0002-1825-0097`, or a ROR, `https://ror.org/043mz5j54`
/// @param kind null where the metadata names none that is known
/// @param roles `dcite:Author`
/// @param affiliations names with identifiers, where they have one
public record Contributor(
    String name,
    @Nullable String identifier,
    @Nullable Kind kind,
    List<String> roles,
    @Nullable String email,
    @Nullable String url,
    List<Term> affiliations,
    @Nullable Boolean includeInCitation,
    @Nullable String awardNumber) {
  public enum Kind {
    PERSON,
    ORGANIZATION
  }

  public boolean isFunder() {
    return roles.contains("dcite:Funder");
  }
}
