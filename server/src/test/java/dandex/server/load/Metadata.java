package dandex.server.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.Activity;
import dandex.catalog.AssetDetails;
import dandex.catalog.Contributor;
import dandex.catalog.Participant;
import dandex.catalog.Sample;
import dandex.catalog.Term;
import dandex.catalog.VersionDetails;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What was read, written back in the words of the metadata, to be compared with the metadata
/// itself: what is read wrong, or not at all, is seen.
final class Metadata {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Metadata() {}

  static ObjectNode of(VersionDetails details) {
    var said = JSON.objectNode();
    said.set("contributor", list(details.contributors(), Metadata::contributor));
    said.set(
        "relatedResource",
        list(
            details.relatedResources(),
            it ->
                JSON.objectNode()
                    .put("identifier", it.identifier())
                    .put("name", it.name())
                    .put("url", it.url())
                    .put("relation", it.relation())
                    .put("resourceType", it.resourceType())
                    .put("repository", it.repository())));
    said.set("about", list(details.about(), it -> term(it.term())));
    said.set(
        "ethicsApproval",
        list(
            details.ethicsApprovals(),
            it -> {
              var approval = JSON.objectNode().put("identifier", it.identifier());
              approval.putObject("contactPoint").put("email", it.email()).put("url", it.url());
              return approval;
            }));
    said.set(
        "access",
        list(
            details.access(),
            it -> {
              var access =
                  JSON.objectNode()
                      .put("status", it.status())
                      .put("embargoedUntil", it.embargoedUntil())
                      .put("description", it.description());
              access.putObject("contactPoint").put("email", it.email()).put("url", it.url());
              return access;
            }));
    said.set("studyTarget", words(details.studyTargets()));
    said.set("protocol", words(details.protocols()));
    said.set("wasGeneratedBy", list(details.projects(), Metadata::activity));
    said.put("acknowledgement", details.acknowledgement());
    said.put("citation", details.citation());
    said.put("url", details.url());
    said.put("repository", details.repository());
    said.set("manifestLocation", words(details.manifestLocations()));
    said.put("datePublished", text(details.published()));
    said.put("releaseNotes", details.releaseNotes());
    said.put("schemaVersion", details.schemaVersion());
    var summary = details.summary();
    if (summary != null) {
      var sums = said.putObject("assetsSummary");
      sums.put("numberOfBytes", summary.bytes()).put("numberOfFiles", summary.files());
      sums.put("numberOfSubjects", summary.subjects()).put("numberOfSamples", summary.samples());
      sums.put("numberOfCells", summary.cells());
      sums.set("dataStandard", list(summary.dataStandards(), Metadata::term));
      sums.set("species", list(summary.topics().species(), Metadata::term));
      sums.set("approach", list(summary.topics().approaches(), Metadata::term));
      sums.set(
          "measurementTechnique", list(summary.topics().measurementTechniques(), Metadata::term));
      sums.set("variableMeasured", words(summary.topics().variablesMeasured()));
    }
    return said;
  }

  static ObjectNode of(AssetDetails details) {
    var said = JSON.objectNode();
    var digests = said.putObject("digest");
    details.digests().forEach(digest -> digests.put(digest.algorithm(), digest.value()));
    said.set("contentUrl", words(details.contentUrls()));
    said.set("wasAttributedTo", list(details.participants(), Metadata::participant));
    said.set("wasGeneratedBy", list(details.activities(), Metadata::activity));
    said.set("keywords", words(details.keywords()));
    said.put("blobDateModified", text(details.blobModified()));
    said.put("dateModified", text(details.modified()));
    said.put("datePublished", text(details.published()));
    said.put("schemaVersion", details.schemaVersion());
    said.set("wasDerivedFrom", list(details.samples(), Metadata::sample));
    return said;
  }

  private static JsonNode contributor(Contributor who) {
    var said = JSON.objectNode();
    said.put("name", who.name()).put("identifier", who.identifier());
    said.put("schemaKey", name(who.kind())).put("email", who.email()).put("url", who.url());
    said.set("roleName", words(who.roles()));
    said.set("affiliation", list(who.affiliations(), Metadata::term));
    said.put("includeInCitation", who.includeInCitation());
    said.put("awardNumber", who.awardNumber());
    return said;
  }

  private static JsonNode participant(Participant who) {
    var said = JSON.objectNode();
    said.put("identifier", who.identifier());
    said.set("altName", words(who.altNames()));
    said.set("species", term(who.species()));
    said.set("sex", term(who.sex()));
    said.putObject("age")
        .put("value", who.age())
        .putObject("valueReference")
        .put("value", who.ageReference());
    said.put("genotype", who.genotype());
    said.set("strain", term(who.strain()));
    return said;
  }

  private static JsonNode activity(Activity activity) {
    return JSON.objectNode()
        .put("schemaKey", name(activity.kind()))
        .put("name", activity.name())
        .put("identifier", activity.identifier())
        .put("description", activity.description())
        .put("startDate", text(activity.start()))
        .put("endDate", text(activity.end()));
  }

  private static JsonNode sample(Sample sample) {
    var said = JSON.objectNode().put("identifier", sample.identifier());
    said.set("sampleType", term(sample.sampleType()));
    return said;
  }

  private static JsonNode term(@Nullable Term term) {
    if (term == null) return JSON.nullNode();
    return JSON.objectNode().put("name", term.name()).put("identifier", term.identifier());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static @Nullable String name(@Nullable Enum<?> kind) {
    if (kind == null) return null;
    return kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private static ArrayNode words(Collection<String> words) {
    return list(List.copyOf(words), JSON::textNode);
  }

  private static <T> ArrayNode list(List<T> things, Function<T, JsonNode> written) {
    var list = JSON.arrayNode();
    things.forEach(thing -> list.add(written.apply(thing)));
    return list;
  }
}
