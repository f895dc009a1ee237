package dandex.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.Json;
import dandex.catalog.Term;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Metadata of another shape than it should be.
class OddMetadataTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void nothing_at_all_says_nothing() {
    for (var text :
        List.of("{}", "[]", "null", "7", "\"x\"", "[".repeat(3000) + "]".repeat(3000))) {
      assertThat(VersionReading.of(new Json(text)).contributors()).as(text).isEmpty();
      assertThat(VersionReading.of(new Json(text)).summary()).isNull();
      assertThat(AssetReading.of(new Json(text)).digests()).isEmpty();
    }
  }

  @Test
  void what_is_alone_counts_as_a_list_and_a_text_as_a_name() {
    var version =
        VersionReading.of(
            new Json(
                """
                {"contributor": "Lovelace, Ada", "about": {"identifier": "UBERON:1"},
                 "protocol": "https://example.org", "assetsSummary": {"numberOfFiles": "many",
                 "numberOfBytes": 1e3, "numberOfCells": 1.5}}
                """));

    assertThat(version.contributors()).hasSize(1);
    assertThat(version.contributors().getFirst().kind()).isNull();
    assertThat(version.about().getFirst().term()).isEqualTo(new Term("UBERON:1", "UBERON:1"));
    assertThat(version.protocols()).containsExactly("https://example.org");
    assertThat(version.summary()).isNotNull();
    assertThat(version.summary().files()).isNull();
    assertThat(version.summary().bytes()).isEqualTo(1000);
    assertThat(version.summary().cells()).isNull();
  }

  @Test
  void a_genotype_by_loci_and_a_time_that_is_none_are_absent() {
    var asset =
        AssetReading.of(
            new Json(
                """
                {"wasAttributedTo": [{"genotype": [{"locus": {"name": "Sst"}}]}, 7],
                 "wasGeneratedBy": [{"schemaKey": "Session", "startDate": "yesterday"}],
                 "dateModified": "+99999-01-01T00:00:00Z", "digest": {"a": null, "b": {"c": 1}}}
                """));

    assertThat(asset.participants()).hasSize(1);
    assertThat(asset.participants().getFirst().genotype()).isNull();
    assertThat(asset.sessions().getFirst().start()).isNull();
    assertThat(asset.modified()).isNull();
    assertThat(asset.digests()).isEmpty();
  }

  @Test
  void no_shape_whatever_is_an_exception() throws Exception {
    var random = new Random(7);
    var fields =
        List.of(
            "contributor",
            "roleName",
            "affiliation",
            "identifier",
            "name",
            "about",
            "access",
            "assetsSummary",
            "numberOfFiles",
            "species",
            "wasGeneratedBy",
            "startDate",
            "wasAttributedTo",
            "age",
            "valueReference",
            "value",
            "wasDerivedFrom",
            "digest",
            "contentUrl",
            "schemaKey",
            "ethicsApproval",
            "contactPoint",
            "dateModified",
            "keywords");
    for (var round = 0; round < 2_000; round++) {
      var metadata = JSON.createObjectNode();
      for (var field : fields) metadata.set(field, any(random, fields, 4));
      var json = new Json(JSON.writeValueAsString(metadata));
      assertThat(VersionReading.of(json)).isNotNull();
      assertThat(AssetReading.of(json)).isNotNull();
    }
  }

  private static JsonNode any(Random random, List<String> fields, int depth) {
    var nodes = JSON.getNodeFactory();
    return switch (random.nextInt(depth == 0 ? 5 : 8)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.numberNode(random.nextDouble());
      case 2 -> nodes.booleanNode(random.nextBoolean());
      case 3 -> nodes.textNode(random.nextBoolean() ? " " : "2021-01-01T00:00:00Z");
      case 4 -> nodes.textNode("Person");
      case 5, 6 -> {
        ObjectNode object = nodes.objectNode();
        for (var i = 0; i < 4; i++) {
          object.set(fields.get(random.nextInt(fields.size())), any(random, fields, depth - 1));
        }
        yield object;
      }
      default -> {
        var array = nodes.arrayNode();
        for (var i = 0; i < 3; i++) array.add(any(random, fields, depth - 1));
        yield array;
      }
    };
  }
}
