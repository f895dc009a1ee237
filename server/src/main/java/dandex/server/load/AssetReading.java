package dandex.server.load;

import dandex.catalog.AssetDetails;
import dandex.catalog.Digest;
import dandex.catalog.Json;
import dandex.catalog.Participant;
import dandex.catalog.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads the metadata of assets.
final class AssetReading {
  private static final int DEEPEST_SAMPLE = 20;

  private AssetReading() {}

  static AssetDetails of(Json json) {
    var metadata = Part.of(json);
    var urls = metadata.at("contentUrl").texts();
    return new AssetDetails(
        digests(metadata.at("digest")),
        urls,
        urls.stream().filter(url -> url.endsWith("/download/")).findFirst().orElse(null),
        metadata.at("wasAttributedTo").objects().map(AssetReading::participant).toList(),
        samples(metadata),
        Activities.of(metadata),
        metadata.at("keywords").texts(),
        metadata.at("blobDateModified").time(),
        metadata.at("dateModified").time(),
        metadata.at("datePublished").time(),
        metadata.at("schemaVersion").text());
  }

  private static List<Digest> digests(Part digest) {
    return digest.node().properties().stream()
        .flatMap(entry ->
            Stream.ofNullable(new Part(entry.getValue()).text())
                .map(value -> new Digest(entry.getKey(), value)))
        .toList();
  }

  private static Participant participant(Part who) {
    return new Participant(
        who.at("identifier").text(),
        who.at("altName").texts(),
        who.at("species").term(),
        who.at("sex").term(),
        who.at("age").at("value").text(),
        who.at("age").at("valueReference").at("value").text(),
        who.at("genotype").text(),
        who.at("strain").term(),
        who.at("cellLine").text(),
        who.at("vendor").at("name").text(),
        who.at("disorder").terms());
  }

  private static List<Sample> samples(Part metadata) {
    var samples = new ArrayList<Sample>();
    var level = metadata.at("wasDerivedFrom").objects().toList();
    for (var depth = 0; depth < DEEPEST_SAMPLE && !level.isEmpty(); depth++) {
      level.stream().map(AssetReading::sample).forEach(samples::add);
      level = level.stream().flatMap(it -> it.at("wasDerivedFrom").objects()).toList();
    }
    return List.copyOf(samples);
  }

  private static Sample sample(Part sample) {
    return new Sample(
        sample.at("identifier").text(),
        sample.at("sampleType").term(),
        sample.at("assayType").terms(),
        sample.at("anatomy").terms(),
        sample
            .at("wasDerivedFrom")
            .objects()
            .flatMap(it -> Stream.ofNullable(it.at("identifier").text()))
            .toList());
  }
}
