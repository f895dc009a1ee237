package dandex.server.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.Json;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// What is read from metadata is what they say, all of it and nothing else.
class DetailsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DATA =
      Path.of(System.getProperty("dandex.shared", "shared")).resolve("data/dandisets");

  @Test
  void each_field_gives_what_made_up_metadata_say() throws IOException {
    var met = new TreeMap<String, Integer>();
    try (var archive = Archive.serve(Holdings.generated(11, 60, 3_000), 0)) {
      for (var version : archive.knows().everyVersion()) compareVersion(version.metadata(), met);
      for (var asset : archive.knows().all().toList()) compareAsset(asset.metadata(), met);
    }

    assertThat(met.keySet())
        .contains(
            "about",
            "acknowledgement",
            "assetsSummary",
            "blobDateModified",
            "contentUrl",
            "contributor",
            "digest",
            "ethicsApproval",
            "keywords",
            "protocol",
            "relatedResource",
            "releaseNotes",
            "studyTarget",
            "wasAttributedTo",
            "wasDerivedFrom",
            "wasGeneratedBy");
  }

  @Test
  void each_field_gives_what_real_metadata_say() throws IOException {
    assumeTrue(Files.isDirectory(DATA), () -> "skipped: no real metadata at " + DATA);
    var met = new TreeMap<String, Integer>();
    for (var file : files("dandiset.json")) compareVersion(Files.readString(file), met);
    for (var file : files("assets.json.gz")) {
      try (var text = new GZIPInputStream(Files.newInputStream(file))) {
        for (var asset : JSON.readTree(text)) compareAsset(asset.path("metadata").toString(), met);
      }
    }
    System.out.println("read from real metadata as they have it: " + met);

    assertThat(met).containsKeys("contributor", "ethicsApproval", "wasDerivedFrom", "protocol");
  }

  private static void compareVersion(String text, Map<String, Integer> met) throws IOException {
    compare(text, Metadata.of(VersionReading.of(new Json(text))), met);
  }

  private static void compareAsset(String text, Map<String, Integer> met) throws IOException {
    compare(text, Metadata.of(AssetReading.of(new Json(text))), met);
  }

  /// Compares field by field, and counts the fields that say something.
  private static void compare(String text, ObjectNode read, Map<String, Integer> met)
      throws IOException {
    var metadata = JSON.readTree(text);
    for (var field : read.properties()) {
      var name = field.getKey();
      var raw = metadata.path(name);
      var said = Plain.of(name, name.equals("wasDerivedFrom") ? flat(raw) : raw);
      var got = Plain.of(name, field.getValue());
      if (Plain.isNothing(said)) {
        assertThat(Plain.isNothing(got))
            .as("%s of %s", name, metadata.path("id").asText())
            .isTrue();
      } else {
        assertThat(got).as("%s of %s", name, metadata.path("id").asText()).isEqualTo(said);
        met.merge(name, 1, Integer::sum);
      }
    }
  }

  /// Samples level by level, without those that they were taken from.
  private static ArrayNode flat(JsonNode samples) {
    var flat = JSON.createArrayNode();
    var level = JSON.createArrayNode();
    samples.forEach(level::add);
    while (!level.isEmpty()) {
      var next = JSON.createArrayNode();
      for (var sample : level) {
        sample.path("wasDerivedFrom").forEach(next::add);
        flat.add(((ObjectNode) sample.deepCopy()).without("wasDerivedFrom"));
      }
      level = next;
    }
    return flat;
  }

  private static List<Path> files(String name) throws IOException {
    try (var files = Files.walk(DATA)) {
      return files.filter(file -> file.endsWith(name)).sorted().toList();
    }
  }
}
