package dandex.indexer.archive;

import static dandex.indexer.archive.Pages.page;
import static dandex.indexer.archive.Script.json;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.Asset;
import dandex.catalog.DandisetId;
import dandex.catalog.PlacedAsset;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is odd is said on the row, and costs nothing but what is odd.
class OdditiesTest {
  private static final String ID = "01234567-89ab-4cde-8f01-23456789abcd";

  @Test
  void what_is_missing_null_or_blank_is_not_odd() throws IOException {
    assertThat(asset("{}").oddities()).isEmpty();
    assertThat(
            asset(
                    """
                    {"encodingFormat": " ", "approach": null, "variableMeasured": [],
                     "wasAttributedTo": [null, {}, {"species": null, "sex": {"name": ""}}]}
                    """)
                .oddities())
        .isEmpty();
    assertThat(Items.one(bytes("{\"asset_id\": \"" + ID + "\", \"path\": \"a\"}"), Nouns::placed))
        .extracting(placed -> placed.asset().oddities())
        .isEqualTo(List.of());
  }

  @Test
  void forms_that_real_metadata_has_are_not_odd() throws IOException {
    var asset =
        asset(
            """
            {"wasAttributedTo": [{"identifier": 12, "genotype": [{"allele": "x"}],
               "age": {"value": "P2D", "valueReference": {"value": "dandi:BirthReference"}},
               "species": "Rat", "sex": [{"name": "Male"}], "altName": 7}],
             "approach": {"name": "alone"}, "contributor": 5, "about": "anything",
             "variableMeasured": ["LFP", {"schemaKey": "PropertyValue", "value": "Units"}, 3],
             "wasDerivedFrom": "nothing", "xxxx": [[[]]], "dateModified": "yesterday"}
            """);

    assertThat(asset.oddities()).isEmpty();
    assertThat(asset.topics().variablesMeasured()).containsExactly("LFP", "Units", "3");
    assertThat(asset.topics().subjects()).containsExactly("12");
  }

  @Test
  void what_could_not_be_lifted_out_of_the_metadata_is_named_by_its_path() throws IOException {
    var metadata =
        """
        {"encodingFormat": {"type": "x-nwb"},
         "wasAttributedTo": [{"species": 7}, "someone", 9, [],
           {"identifier": {"no": 1}, "sex": {"name": ["Male"]}, "species": {"name": "Rat", "identifier": []}}],
         "approach": true, "measurementTechnique": [[{"name": "deep"}], {"name": "fine"}],
         "variableMeasured": [{"value": {}}, ["LFP"], "Units"]}
        """;
    var asset = asset(metadata);

    assertThat(asset.oddities())
        .containsExactlyInAnyOrder(
            "encodingFormat: an object where a media type was expected",
            "wasAttributedTo[0].species: a number where a name was expected",
            "wasAttributedTo[1]: a text where a participant was expected",
            "wasAttributedTo[2]: a number where a participant was expected",
            "wasAttributedTo[3]: a list where a participant was expected",
            "wasAttributedTo[4].identifier: an object where an identifier was expected",
            "wasAttributedTo[4].sex.name: a list where a name was expected",
            "wasAttributedTo[4].species.identifier: a list where an identifier was expected",
            "approach: a truth value where a name was expected",
            "measurementTechnique[0]: a list where a name was expected",
            "variableMeasured[0].value: an object where a variable was expected",
            "variableMeasured[1]: a list where a variable was expected");
    assertThat(asset.topics().species())
        .singleElement()
        .hasToString("Term[name=Rat, identifier=null]");
    assertThat(asset.topics().measurementTechniques()).hasSize(1);
    assertThat(asset.topics().variablesMeasured()).containsExactly("Units");
    assertThat(asset.metadata().text()).isEqualTo(metadata.strip());
  }

  @Test
  void odd_columns_are_noted_and_the_asset_stays() throws IOException {
    var asset =
        columns(
            """
            "size": "12 GB", "blob": "no-uuid", "zarr": null, "created": 1683000000,
            "modified": "yesterday"
            """);

    assertThat(asset.bytes()).isZero();
    assertThat(asset.blob()).isNull();
    assertThat(asset.modified()).isEqualTo(Instant.EPOCH);
    assertThat(asset.oddities())
        .containsExactly(
            "blob: not a UUID: \"no-uuid\"",
            "size: not a number: \"12 GB\"",
            "created: not a time: \"1683000000\"",
            "modified: not a time: \"yesterday\"");
  }

  @Test
  void an_odd_time_gives_way_to_the_other_one() throws IOException {
    var asset = columns("\"created\": \"2023-05-01T10:00:00-08:00\", \"modified\": {}");

    assertThat(asset.created()).isEqualTo("2023-05-01T18:00:00Z");
    assertThat(asset.modified()).isEqualTo(asset.created());
    assertThat(asset.oddities()).containsExactly("modified: not a time: \"\"");
  }

  @Test
  void sizes_are_kept_as_near_as_they_can_be() throws IOException {
    assertSize("9007199254740993", 9007199254740993L);
    assertSize("9223372036854775807", Long.MAX_VALUE);
    assertSize("1e3", 1000);
    assertSize("null", 0);
    assertSize("-1", 0, "size: negative: \"-1\"");
    assertSize("-0.5", 0, "size: negative: \"-0.5\"");
    assertSize("1.5", 1, "size: not whole: \"1.5\"");
    assertSize("true", 0, "size: not a number: \"true\"");
    assertSize("[7]", 0, "size: not a number: \"…\"");
    assertSize("9223372036854775808", Long.MAX_VALUE, "size: too large: \"9223372036854775808\"");
    assertSize("1e400", Long.MAX_VALUE, "size: too large: \"Infinity\"");
  }

  @Test
  void metadata_that_is_no_object_is_kept_and_said_to_be_odd() throws IOException {
    for (var metadata : List.of("\"none\"", "[1, 2]", "17", "false")) {
      var asset = asset(metadata);

      assertThat(asset.metadata().text()).isEqualTo(metadata);
      assertThat(asset.oddities())
          .singleElement()
          .asString()
          .startsWith("metadata: ")
          .endsWith(" where an object was expected");
    }
    assertThat(asset("null").metadata().text()).isEqualTo("{}");
    assertThat(asset("null").oddities()).isEmpty();
  }

  @Test
  void a_description_of_300_kB_is_not_odd() throws IOException {
    var long300 = "ä".repeat(150_000);
    var version = version("{\"name\": \"N\", \"description\": \"" + long300 + "\"}");

    assertThat(version.description()).isEqualTo(long300);
    assertThat(version.oddities()).isEmpty();
  }

  @Test
  void a_draft_far_from_valid_says_so_and_keeps_its_listed_name() throws IOException {
    var version =
        version(
            """
            {"name": {"en": "N"}, "description": ["a", "b"], "keywords": ["k", {}, 5],
             "contributor": ["Doe, Jane", {"name": "A lab"}, 3], "license": {"name": "CC0"},
             "assetsSummary": "none"}
            """);

    assertThat(version.name()).isEqualTo("As listed");
    assertThat(version.keywords()).containsExactly("k", "5");
    assertThat(version.contributors()).containsExactly("Doe, Jane", "A lab");
    assertThat(version.oddities())
        .containsExactly(
            "size: negative: \"-2\"",
            "name: an object where a name was expected",
            "description: a list where a text was expected",
            "keywords[1]: an object where a word was expected",
            "contributor[2]: a number where a name was expected",
            "license: an object where a word was expected",
            "assetsSummary: a text where an object was expected");
  }

  @Test
  void entries_are_few_and_short() throws IOException {
    var asset = asset("{\"wasAttributedTo\": [" + "7,".repeat(24) + "7]}");

    assertThat(asset.oddities()).hasSize(20);
    assertThat(asset.oddities().get(18)).startsWith("wasAttributedTo[18]: a number");
    assertThat(asset.oddities().getLast()).isEqualTo("and 6 more");

    var oddities = new Oddities();
    oddities.note("size", "x".repeat(190) + "😀".repeat(10));
    assertThat(oddities.list().getFirst()).hasSizeLessThanOrEqualTo(200).endsWith("😀…");
    assertThat(Oddities.quote("a\n b".repeat(100))).hasSize(62).doesNotContain("\n");
  }

  @Test
  void one_odd_asset_of_a_page_is_noted_and_the_others_are_as_ever() throws IOException {
    var odd = "{\"a\\u0000b\": \"c\\ud800\", \"variableMeasured\": [\"L\\u0000FP\"]}";
    var items =
        List.of(Pages.asset(1, "{}"), Pages.asset(2, odd), Pages.asset(3, "{\"x\": \"ö\"}"));
    try (var script = new Script(json(page(3, false, items)))) {
      var seen = new ArrayList<PlacedAsset>();
      script
          .archive()
          .assets(new DandisetId("000003"), VersionId.DRAFT, slice -> seen.addAll(slice.items()));

      assertThat(seen)
          .extracting(placed -> placed.asset().metadata().text())
          .containsExactly(
              "{}", "{\"ab\": \"c\\ufffd\", \"variableMeasured\": [\"LFP\"]}", "{\"x\": \"ö\"}");
      assertThat(seen)
          .extracting(placed -> placed.asset().oddities())
          .containsExactly(
              List.of(),
              List.of("text: U+0000 left out, or half a surrogate pair replaced"),
              List.of());
    }
  }

  private static void assertSize(String written, long kept, String... oddities) throws IOException {
    var asset = columns("\"size\": " + written);
    assertThat(asset.bytes()).as(written).isEqualTo(kept);
    assertThat(asset.oddities()).as(written).containsExactly(oddities);
  }

  private static Asset asset(String metadata) throws IOException {
    return columns("\"size\": 1, \"metadata\": " + metadata.strip());
  }

  private static Asset columns(String columns) throws IOException {
    var item = "{\"asset_id\": \"" + ID + "\", \"path\": \"a.nwb\", " + columns + "}";
    return Items.one(bytes(item), Nouns::placed).asset();
  }

  private static Version version(String metadata) throws IOException {
    var listed =
        """
        {"version": "draft", "name": "As listed", "size": -2, "created": "2023-05-01T10:00:00Z"}
        """;
    var size = metadata.contains("assetsSummary") ? listed : listed.replace("-2", "2");
    var brief = Items.one(bytes(size), Nouns::brief);
    return Nouns.version(new DandisetId("000003"), brief, Items.metadata(bytes(metadata)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
