package dandex.server.load;

import dandex.catalog.AboutTerm;
import dandex.catalog.AccessRequirements;
import dandex.catalog.AssetsSummary;
import dandex.catalog.Contributor;
import dandex.catalog.EthicsApproval;
import dandex.catalog.Json;
import dandex.catalog.RelatedResource;
import dandex.catalog.Topics;
import dandex.catalog.VersionDetails;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the metadata of versions.
final class VersionReading {
  private VersionReading() {}

  static VersionDetails of(Json json) {
    var metadata = Part.of(json);
    var contributors = Contributors.of(metadata);
    return new VersionDetails(
        contributors,
        contributors.stream().filter(Contributor::isFunder).toList(),
        metadata.at("relatedResource").objects().map(VersionReading::resource).toList(),
        metadata.at("about").each().flatMap(VersionReading::about).toList(),
        metadata.at("ethicsApproval").objects().map(VersionReading::approval).toList(),
        metadata.at("access").objects().map(VersionReading::access).toList(),
        summary(metadata.at("assetsSummary")),
        metadata.at("studyTarget").texts(),
        metadata.at("protocol").texts(),
        Activities.of(metadata),
        metadata.at("acknowledgement").text(),
        metadata.at("citation").text(),
        metadata.at("url").text(),
        metadata.at("repository").text(),
        metadata.at("manifestLocation").texts(),
        metadata.at("datePublished").time(),
        metadata.at("releaseNotes").text(),
        metadata.at("schemaVersion").text());
  }

  private static RelatedResource resource(Part resource) {
    return new RelatedResource(
        resource.at("identifier").text(),
        resource.at("name").text(),
        resource.at("url").text(),
        resource.at("relation").text(),
        resource.at("resourceType").text(),
        resource.at("repository").text());
  }

  private static Stream<AboutTerm> about(Part about) {
    var kind =
        switch (about.schemaKey()) {
          case "Anatomy" -> AboutTerm.Kind.ANATOMY;
          case "Disorder" -> AboutTerm.Kind.DISORDER;
          case "GenericType" -> AboutTerm.Kind.GENERIC_TYPE;
          default -> null;
        };
    var term = about.term();
    return term == null ? Stream.empty() : Stream.of(new AboutTerm(term, kind));
  }

  private static EthicsApproval approval(Part approval) {
    var contact = approval.at("contactPoint");
    return new EthicsApproval(
        approval.at("identifier").text(), contact.at("email").text(), contact.at("url").text());
  }

  private static AccessRequirements access(Part access) {
    var contact = access.at("contactPoint");
    return new AccessRequirements(
        access.at("status").text(),
        access.at("embargoedUntil").text(),
        access.at("description").text(),
        contact.at("email").text(),
        contact.at("url").text());
  }

  private static @Nullable AssetsSummary summary(Part summary) {
    if (!summary.node().isObject()) return null;
    return new AssetsSummary(
        summary.at("numberOfBytes").number(),
        summary.at("numberOfFiles").number(),
        summary.at("numberOfSubjects").number(),
        summary.at("numberOfSamples").number(),
        summary.at("numberOfCells").number(),
        summary.at("dataStandard").terms(),
        new Topics(
            summary.at("species").terms(),
            List.of(),
            List.of(),
            summary.at("approach").terms(),
            summary.at("measurementTechnique").terms(),
            variables(summary.at("variableMeasured"))));
  }

  private static List<String> variables(Part variables) {
    return variables
        .each()
        .map(variable -> variable.node().isObject() ? variable.at("value") : variable)
        .flatMap(variable -> Stream.ofNullable(variable.text()))
        .distinct()
        .toList();
  }
}
