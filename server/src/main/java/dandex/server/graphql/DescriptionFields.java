package dandex.server.graphql;

import dandex.catalog.AboutTerm;
import dandex.catalog.AccessRequirements;
import dandex.catalog.AssetsSummary;
import dandex.catalog.Contributor;
import dandex.catalog.EthicsApproval;
import dandex.catalog.RelatedResource;
import dandex.catalog.Term;
import dandex.catalog.VersionDetails;
import graphql.schema.idl.RuntimeWiring;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the metadata of a version says, the same for versions and for the dandisets that they stand
/// for.
final class DescriptionFields {
  private DescriptionFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(contributor().build());
    wiring.type(
        TypeFields.of("Affiliation", Term.class)
            .field("name", Term::name)
            .field("identifier", Term::identifier)
            .build());
    wiring.type(
        TypeFields.of("RelatedResource", RelatedResource.class)
            .field("identifier", RelatedResource::identifier)
            .field("name", RelatedResource::name)
            .field("url", RelatedResource::url)
            .field("relation", RelatedResource::relation)
            .field("resourceType", RelatedResource::resourceType)
            .field("repository", RelatedResource::repository)
            .build());
    wiring.type(
        TypeFields.of("AboutTerm", AboutTerm.class)
            .field("name", about -> about.term().name())
            .field("identifier", about -> about.term().identifier())
            .field("kind", AboutTerm::kind)
            .build());
    wiring.type(
        TypeFields.of("EthicsApproval", EthicsApproval.class)
            .field("identifier", EthicsApproval::identifier)
            .field("email", EthicsApproval::email)
            .field("url", EthicsApproval::url)
            .build());
    wiring.type(
        TypeFields.of("AccessRequirements", AccessRequirements.class)
            .field("status", AccessRequirements::status)
            .field("embargoedUntil", AccessRequirements::embargoedUntil)
            .field("description", AccessRequirements::description)
            .field("email", AccessRequirements::email)
            .field("url", AccessRequirements::url)
            .build());
    wiring.type(summary().build());
  }

  /// @param version whose metadata is read
  static <S> TypeFields<S> addTo(TypeFields<S> type, Function<S, VersionNode> version) {
    var fields = new Details<>(type, version);
    fields
        .add("contributor", VersionDetails::contributors)
        .add("funders", VersionDetails::funders)
        .add("relatedResources", VersionDetails::relatedResources)
        .add("about", VersionDetails::about)
        .add("ethicsApprovals", VersionDetails::ethicsApprovals)
        .add("accessRequirements", VersionDetails::access)
        .add("assetsSummary", VersionDetails::summary)
        .add("studyTarget", VersionDetails::studyTargets)
        .add("protocol", VersionDetails::protocols)
        .add("projects", VersionDetails::projects)
        .add("acknowledgement", VersionDetails::acknowledgement)
        .add("citation", VersionDetails::citation)
        .add("url", VersionDetails::url)
        .add("repository", VersionDetails::repository)
        .add("manifestLocation", VersionDetails::manifestLocations)
        .add("releaseNotes", VersionDetails::releaseNotes)
        .add("schemaVersion", VersionDetails::schemaVersion);
    fields.add("datePublished", VersionDetails::published);
    return type;
  }

  private record Details<S>(TypeFields<S> type, Function<S, VersionNode> version) {
    Details<S> add(String name, Function<VersionDetails, @Nullable Object> value) {
      type.field(name, node -> value.apply(version.apply(node).details()));
      return this;
    }
  }

  private static TypeFields<Contributor> contributor() {
    return TypeFields.of("Contributor", Contributor.class)
        .field("name", Contributor::name)
        .field("identifier", Contributor::identifier)
        .field("kind", Contributor::kind)
        .field("roles", Contributor::roles)
        .field("email", Contributor::email)
        .field("url", Contributor::url)
        .field("affiliations", Contributor::affiliations)
        .field("includeInCitation", Contributor::includeInCitation)
        .field("awardNumber", Contributor::awardNumber);
  }

  private static TypeFields<AssetsSummary> summary() {
    return TypeFields.of("AssetsSummary", AssetsSummary.class)
        .field("numberOfBytes", AssetsSummary::bytes)
        .field("numberOfFiles", AssetsSummary::files)
        .field("numberOfSubjects", AssetsSummary::subjects)
        .field("numberOfSamples", AssetsSummary::samples)
        .field("numberOfCells", AssetsSummary::cells)
        .field("dataStandard", AssetsSummary::dataStandards)
        .field("species", summary -> summary.topics().species())
        .field("approach", summary -> summary.topics().approaches())
        .field("measurementTechnique", summary -> summary.topics().measurementTechniques())
        .field("variableMeasured", summary -> summary.topics().variablesMeasured());
  }
}
