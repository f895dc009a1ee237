package dandex.server.load;

import dandex.catalog.Contributor;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads who contributed.
final class Contributors {
  private Contributors() {}

  /// @param metadata of a version
  static List<Contributor> of(Part metadata) {
    return metadata
        .at("contributor")
        .each()
        .flatMap(one -> Stream.ofNullable(contributor(one)))
        .toList();
  }

  private static @Nullable Contributor contributor(Part one) {
    var term = one.term();
    if (term == null) return null;
    return new Contributor(
        term.name(),
        term.identifier(),
        kind(one.schemaKey()),
        one.at("roleName").texts(),
        one.at("email").text(),
        one.at("url").text(),
        one.at("affiliation").terms(),
        one.at("includeInCitation").flag(),
        one.at("awardNumber").text());
  }

  private static Contributor.@Nullable Kind kind(String schemaKey) {
    return switch (schemaKey) {
      case "Person" -> Contributor.Kind.PERSON;
      case "Organization" -> Contributor.Kind.ORGANIZATION;
      default -> null;
    };
  }
}
