package dandex.indexer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.DandisetId;
import dandex.catalog.Term;
import dandex.catalog.Topics;
import dandex.catalog.VersionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataTest {
  @Test
  void topics_of_an_asset_come_from_its_participants_in_order_without_repetition()
      throws Exception {
    var topics =
        Metadata.ofAsset(
            spot(
                """
                {"wasAttributedTo": [
                   {"identifier": "b", "species": {"name": "House mouse", "identifier": "x:1"},
                    "sex": {"name": "Female"}},
                   {"identifier": "a", "species": {"name": "House mouse", "identifier": "x:1"},
                    "sex": {"name": "Male", "identifier": "x:2"}},
                   {"identifier": "b"}],
                 "wasDerivedFrom": [{"wasAttributedTo": [{"identifier": "not me"}]}],
                 "approach": [{"name": "electrophysiological approach"}],
                 "measurementTechnique": [{"name": "spike sorting technique"}],
                 "variableMeasured": [{"schemaKey": "PropertyValue", "value": "LFP"}, "Units"]}
                """));

    assertThat(topics)
        .isEqualTo(
            new Topics(
                List.of(new Term("House mouse", "x:1")),
                List.of(new Term("Female", null), new Term("Male", "x:2")),
                List.of("b", "a"),
                List.of(new Term("electrophysiological approach", null)),
                List.of(new Term("spike sorting technique", null)),
                List.of("LFP", "Units")));
  }

  @Test
  void what_is_odd_is_passed_over_and_the_rest_is_lifted() throws Exception {
    var topics =
        Metadata.ofAsset(
            spot(
                """
                {"wasAttributedTo": [null, 7, "someone", [],
                   {"identifier": 12, "species": "Rat", "sex": null},
                   {"identifier": {"no": 1}, "species": {"name": null}, "sex": [{"name": " "}]}],
                 "approach": {"name": "alone"}, "measurementTechnique": 5,
                 "variableMeasured": [{"value": null}, {"value": 3}, null, ""]}
                """));

    assertThat(topics)
        .isEqualTo(
            new Topics(
                List.of(new Term("Rat", null)),
                List.of(),
                List.of("12"),
                List.of(new Term("alone", null)),
                List.of(),
                List.of("3")));
    assertThat(Metadata.ofAsset(spot("{}"))).isEqualTo(Topics.NONE);
    assertThat(Metadata.ofAsset(spot("{\"wasAttributedTo\": null}"))).isEqualTo(Topics.NONE);
  }

  @Test
  void a_published_version_is_described_by_its_metadata() throws Exception {
    var item =
        Items.metadata(
            """
            {"name": "Its name", "description": "About", "keywords": ["a", "b", "a"],
             "contributor": [{"name": "Doe, Jane"}, {"email": "x"}, {"name": "A lab"}],
             "license": ["spdx:CC-BY-4.0"], "doi": "10.48324/dandi.000003/0.230629.1955",
             "assetsSummary": {"species": [{"name": "Rat"}], "variableMeasured": ["LFP"]}}
            """
                .getBytes(StandardCharsets.UTF_8));
    var version = Nouns.version(new DandisetId("000003"), brief("0.230629.1955"), item);

    assertThat(version.name()).isEqualTo("Its name");
    assertThat(version.keywords()).containsExactly("a", "b");
    assertThat(version.contributors()).containsExactly("Doe, Jane", "A lab");
    assertThat(version.licenses()).containsExactly("spdx:CC-BY-4.0");
    assertThat(version.doi()).isEqualTo("10.48324/dandi.000003/0.230629.1955");
    assertThat(version.topics().species()).containsExactly(new Term("Rat", null));
    assertThat(version.topics().variablesMeasured()).containsExactly("LFP");
  }

  @Test
  void a_draft_without_a_name_has_that_of_the_list_and_its_doi_is_a_placeholder() throws Exception {
    var item =
        Items.metadata("{\"doi\": \"10.80507/dandi.123456\"}".getBytes(StandardCharsets.UTF_8));
    var version = Nouns.version(new DandisetId("000003"), brief("draft"), item);

    assertThat(version.name()).isEqualTo("As listed");
    assertThat(version.doi()).isNull();
    assertThat(version.description()).isNull();
  }

  @Test
  void times_come_in_many_forms() {
    assertThat(Timestamp.parse("2023-05-01T10:00:00Z")).isEqualTo("2023-05-01T10:00:00Z");
    assertThat(Timestamp.parse("2023-05-01T10:00:00.123456789+02:00"))
        .isEqualTo("2023-05-01T08:00:00.123456Z");
    assertThat(Timestamp.parse("2023-05-01T10:00:00.5")).isEqualTo("2023-05-01T10:00:00.5Z");
    assertThat(Timestamp.parse("2023-05-01T10:00:00-08:00")).isEqualTo("2023-05-01T18:00:00Z");
    assertThat(Timestamp.parse("2023-05-01T10:00:00.000001+0000"))
        .isEqualTo("2023-05-01T10:00:00.000001Z");
    assertThat(Timestamp.parse("2023-05-01 10:00:00+02")).isEqualTo("2023-05-01T08:00:00Z");
    assertThat(Timestamp.parse("2023-05-01T10:00z")).isEqualTo("2023-05-01T10:00:00Z");
    assertThat(Timestamp.parse("2023-05-01")).isEqualTo("2023-05-01T00:00:00Z");
    assertThat(Timestamp.parse("2023-02-30T10:00:00Z")).isNull();
    assertThat(Timestamp.parse("2023-05-01T10:00:00Zulu")).isNull();
    assertThat(Timestamp.parse("+292278994-01-01T00:00:00Z")).isNull();
    assertThat(Timestamp.parse("yesterday")).isNull();
    assertThat(Timestamp.parse(null)).isNull();
  }

  @Test
  void amounts_are_never_negative_and_never_overflow() throws Exception {
    assertThat(Item.bare(json("{\"size\": -1}")).amount("size")).isZero();
    assertThat(Item.bare(json("{\"size\": 1e3}")).amount("size")).isEqualTo(1000);
    assertThat(Item.bare(json("{\"size\": \"9\"}")).amount("size")).isZero();
    assertThat(Item.bare(json("{\"size\": 9007199254740993}")).amount("size"))
        .isEqualTo(9007199254740993L);
    assertThat(Item.bare(json("{\"size\": 99999999999999999999}")).amount("size"))
        .isEqualTo(Long.MAX_VALUE);
  }

  private static VersionBrief brief(String version) {
    return new VersionBrief(
        new VersionId(version),
        "As listed",
        "Valid",
        1,
        2,
        Instant.EPOCH,
        Instant.EPOCH,
        List.of());
  }

  private static Spot spot(String text) throws JsonProcessingException {
    return Spot.of(json(text), new Oddities());
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }
}
