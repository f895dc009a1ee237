package dandex.server.graphql;

import dandex.catalog.Activity;
import dandex.catalog.AssetDetails;
import dandex.catalog.Digest;
import dandex.catalog.Participant;
import dandex.catalog.Sample;
import graphql.schema.idl.RuntimeWiring;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the metadata of an asset says of where it comes from and where it is.
final class OriginFields {
  private OriginFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeFields.of("Digest", Digest.class)
            .field("algorithm", Digest::algorithm)
            .field("value", Digest::value)
            .build());
    wiring.type(participant().build());
    wiring.type(
        TypeFields.of("Sample", Sample.class)
            .field("identifier", Sample::identifier)
            .field("sampleType", Sample::sampleType)
            .field("assayTypes", Sample::assayTypes)
            .field("anatomy", Sample::anatomy)
            .field("derivedFrom", Sample::derivedFrom)
            .build());
    wiring.type(
        TypeFields.of("Activity", Activity.class)
            .field("kind", Activity::kind)
            .field("name", Activity::name)
            .field("identifier", Activity::identifier)
            .field("description", Activity::description)
            .field("startDate", Activity::start)
            .field("endDate", Activity::end)
            .build());
  }

  static TypeFields<AssetNode> addTo(TypeFields<AssetNode> asset) {
    add(asset, "digests", AssetDetails::digests);
    add(asset, "contentUrls", AssetDetails::contentUrls);
    add(asset, "downloadUrl", AssetDetails::downloadUrl);
    add(asset, "participants", AssetDetails::participants);
    add(asset, "samples", AssetDetails::samples);
    add(asset, "sessions", AssetDetails::sessions);
    add(asset, "activities", AssetDetails::activities);
    add(asset, "keywords", AssetDetails::keywords);
    add(asset, "blobDateModified", AssetDetails::blobModified);
    add(asset, "dateModified", AssetDetails::modified);
    add(asset, "datePublished", AssetDetails::published);
    add(asset, "schemaVersion", AssetDetails::schemaVersion);
    return asset;
  }

  private static void add(
      TypeFields<AssetNode> asset, String name, Function<AssetDetails, @Nullable Object> value) {
    asset.field(name, node -> value.apply(node.page().details(node.asset().id())));
  }

  private static TypeFields<Participant> participant() {
    return TypeFields.of("Participant", Participant.class)
        .field("identifier", Participant::identifier)
        .field("altNames", Participant::altNames)
        .field("species", Participant::species)
        .field("sex", Participant::sex)
        .field("age", Participant::age)
        .field("ageReference", Participant::ageReference)
        .field("genotype", Participant::genotype)
        .field("strain", Participant::strain)
        .field("cellLine", Participant::cellLine)
        .field("vendor", Participant::vendor)
        .field("disorders", Participant::disorders);
  }
}
