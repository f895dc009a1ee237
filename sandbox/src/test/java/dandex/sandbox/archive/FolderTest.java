package dandex.sandbox.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holdings from a small folder of files.
class FolderTest {
  private static final String MODIFIED = "2023-06-29T19:55:33.487589+00:00";
  private static final String LINDI =
      """
      {
        "generationMetadata": {
          "assetId": "00000000-0000-4000-8000-000000000000",
          "assetPath": "made/for/another.nwb",
          "assetSize": 1,
          "generatedBy": "dandi_lindi",
          "generationTimestamp": "2024-09-21T10:00:00Z"
        },
        "refs": {
          ".zattrs": {"neurodata_type": ["NWBFile"]},
          "units/.zattrs": "{\\"neurodata_type\\":\\"Units\\",\\"colnames\\":[\\"spike_times\\"]}",
          "units/id/.zarray": {"shape": [7], "dtype": "<i8"}
        }
      }
      """;

  @TempDir private Path root;
  private Archive archive;
  private Client client;

  /// An id whose LINDI file is whole.
  private final String id = id(draw -> draw >= 9);

  private final String broken = id(draw -> draw == 8);

  private interface Draw {
    boolean fits(long draw);
  }

  private static String id(Draw wanted) {
    var dice = new Dice(1);
    while (true) {
      dice = dice.of(1);
      var asset = new HeldAsset(dice.uuid(), null, null, "a.nwb", 0, 0, 0, "application/x-nwb");
      if (wanted.fits(FiledLindi.draw(asset.id().toString()) % 100)) return asset.id().toString();
    }
  }

  @BeforeEach
  void open() throws IOException {
    var folder = root.resolve("dandisets/000042");
    var version = folder.resolve("versions/0.230629.1955");
    var lindi = root.resolve("lindi-by-dandiset/000042");
    for (var path : List.of(version, lindi)) Files.createDirectories(path);
    Files.writeString(folder.resolve("dandiset.json"), "{\"name\":\"Small\"}");
    Files.writeString(folder.resolve("assets-state.json"), "{\"timestamp\":\"" + MODIFIED + "\"}");
    zip(
        folder.resolve("assets.json.gz"),
        "[" + asset(id, "b.nwb") + "," + asset(broken, "a.nwb") + "]");
    Files.writeString(version.resolve("dandiset.json"), "{\"name\":\"Small then\"}");
    zip(version.resolve("assets.json.gz"), "[" + asset(id, "b.nwb") + "]");
    zip(lindi.resolve("1.nwb.lindi.json.gz"), LINDI);
    archive = Archive.serve(Holdings.folder(root), 0);
    client = new Client(archive.url());
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private static ObjectNode asset(String id, String path) {
    var asset = Json.object().put("asset_id", id).put("path", path).put("size", 12);
    asset.put("modified", "2021-05-01T02:00:00+02:00");
    var metadata = asset.putObject("metadata").put("encodingFormat", "application/x-nwb");
    metadata
        .putArray("contentUrl")
        .add("https://s3/blobs/abc/def/abcdef00-1111-4222-8333-444455556666");
    return asset;
  }

  private static void zip(Path file, String text) throws IOException {
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void assets_have_the_form_of_the_api() {
    var item =
        client.json("/api/dandisets/000042/versions/draft/assets/?order=path").at("/results/1");

    assertThat(item.get("path").asText()).isEqualTo("b.nwb");
    assertThat(item.get("created").asText()).isEqualTo("2021-05-01T00:00:00Z");
    assertThat(item.get("blob").asText()).isEqualTo("abcdef00-1111-4222-8333-444455556666");
    assertThat(item.get("zarr").isNull()).isTrue();
  }

  @Test
  void a_draft_is_as_new_as_the_newest_that_is_told_of_it() {
    var dandiset = client.json("/api/dandisets/000042/");

    assertThat(dandiset.at("/draft_version/modified").asText())
        .isEqualTo("2023-06-29T19:55:33.487589Z");
    assertThat(dandiset.at("/most_recent_published_version/created").asText())
        .isEqualTo("2023-06-29T19:55:00Z");
  }

  @Test
  void the_folder_of_dandisets_may_be_named_itself() {
    try (var same = Archive.serve(Holdings.folder(root.resolve("dandisets")), 0)) {
      assertThat(same.knows().all().toList()).isEqualTo(archive.knows().all().toList()).hasSize(2);
      assertThat(same.knows().places()).isEqualTo(3);
    }
  }

  @Test
  void a_lindi_file_tells_of_the_asset_it_is_asked_for() {
    var file = client.json("/dandi/dandisets/000042/assets/" + id + "/nwb.lindi.json");

    assertThat(file.at("/generationMetadata/assetId").asText()).isEqualTo(id);
    assertThat(file.at("/generationMetadata/assetPath").asText()).isEqualTo("b.nwb");
    assertThat(file.at("/generationMetadata/assetSize").asLong()).isEqualTo(12);
    var known = archive.knows().asset(id).orElseThrow();
    assertThat(known.paths())
        .containsExactly(Map.entry("draft", "b.nwb"), Map.entry("0.230629.1955", "b.nwb"));
    assertThat(known.objects())
        .containsExactly(
            new KnownObject("/", "NWBFile", List.of(), null, null, null),
            new KnownObject("units", "Units", List.of("spike_times"), 7L, null, null));
    assertThat(archive.knows().types())
        .containsOnlyKeys("NWBFile", "Units")
        .containsEntry("Units", 1L);
  }

  @Test
  void a_broken_file_is_known_to_be_broken() {
    assertThat(archive.knows().asset(broken).orElseThrow().lindi())
        .isEqualTo(KnownAsset.LindiState.BROKEN);
  }

  @Test
  void files_can_be_changed_like_what_is_made_up() {
    var fresh = archive.curator().amend("000042", "b.nwb");
    archive.curator().publish("000042");

    var item = client.json("/api/assets/" + fresh + "/info/");
    assertThat(item.at("/metadata/identifier").asText()).isEqualTo(fresh);
    assertThat(item.at("/metadata").has("datePublished")).isTrue();
    assertThat(archive.knows().published("000042")).hasSize(2);
    assertThat(client.json("/api/assets/" + UUID.fromString(id) + "/").has("datePublished"))
        .isFalse();
  }
}
