package dandex.sandbox.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the generator makes up.
class GeneratedTest {
  private static final long SEED = 7;
  private static Archive archive;
  private static Client client;

  @BeforeAll
  static void open() {
    archive = Archive.serve(Holdings.generated(SEED, 40, 2000), 0);
    client = new Client(archive.url());
  }

  @AfterAll
  static void close() {
    archive.close();
  }

  private static List<String> identifiers() {
    return client.all("/api/dandisets/?page_size=7&ordering=id").stream()
        .map(dandiset -> dandiset.get("identifier").asText())
        .toList();
  }

  private static List<JsonNode> assets(String identifier, String version) {
    return client.all(
        "/api/dandisets/%s/versions/%s/assets/?metadata=true&order=path&page_size=300"
            .formatted(identifier, version));
  }

  @Test
  void holds_as_many_dandisets_and_assets_as_were_asked_for() {
    var ids = new HashSet<String>();
    var places = 0L;
    var versions = 0;
    for (var identifier : identifiers()) {
      for (var version : client.all("/api/dandisets/" + identifier + "/versions/")) {
        var assets = assets(identifier, version.get("version").asText());
        assertThat(version.get("asset_count").asInt()).isEqualTo(assets.size());
        assertThat(version.get("size").asLong())
            .isEqualTo(assets.stream().mapToLong(asset -> asset.get("size").asLong()).sum());
        assets.forEach(asset -> ids.add(asset.get("asset_id").asText()));
        places += assets.size();
        versions++;
      }
    }

    assertThat(identifiers()).hasSize(40).isSorted().doesNotHaveDuplicates();
    assertThat(ids).hasSize(2000);
    assertThat(archive.knows().dandisets()).isEqualTo(40);
    assertThat(archive.knows().assets()).isEqualTo(2000);
    assertThat(archive.knows().places()).isEqualTo(places);
    assertThat(archive.knows().versions()).isEqualTo(versions);
  }

  @Test
  void the_paths_of_a_version_ascend_and_each_is_there_once() {
    for (var identifier : identifiers()) {
      for (var version : client.all("/api/dandisets/" + identifier + "/versions/")) {
        var paths =
            assets(identifier, version.get("version").asText()).stream()
                .map(asset -> asset.get("path").asText())
                .toList();
        assertThat(paths).isSortedAccordingTo(ByteOrder::compare).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void nothing_is_newer_than_the_version_that_holds_it() {
    for (var dandiset : Ledger.of(Holdings.generated(SEED, 40, 2000).content()).dandisets()) {
      var content = Holdings.generated(SEED, 40, 2000).content();
      for (var version : dandiset.versions()) {
        for (var row : version.rows()) {
          assertThat(content.created(row)).isLessThanOrEqualTo(content.modified(row));
          if (version.isDraft()) {
            assertThat(content.modified(row)).isLessThan(version.modified());
          } else {
            assertThat(content.created(row)).isLessThan(version.created());
          }
        }
        assertThat(version.modified()).isLessThan(content.now());
      }
    }
  }

  @Test
  void an_id_leads_back_to_its_row() {
    var content = Holdings.generated(SEED, 10, 5000).content();

    assertThat(IntStream.range(0, content.size()))
        .allMatch(row -> content.find(content.asset(row).id()).orElse(-1) == row);
    assertThat(content.find(new Dice(3).uuid())).isEmpty();
  }

  @Test
  void metadata_are_as_long_as_real_ones() {
    var content = Holdings.generated(SEED, 40, 2000).content();
    var mean = IntStream.range(0, 2000).map(row -> content.metadata(row).length).average();

    assertThat(mean.orElseThrow()).isBetween(2000.0, 3200.0);
  }
}
