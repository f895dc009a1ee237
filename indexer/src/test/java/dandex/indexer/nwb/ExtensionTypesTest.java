package dandex.indexer.nwb;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.NwbExtension;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Types that a file defines itself.
class ExtensionTypesTest {
  private static final String SCHEMA =
      """
      {"groups": [
        {"neurodata_type_def": "Sniff", "neurodata_type_inc": "TimeSeries", "doc": "d",
         "datasets": [{"neurodata_type_def": "Valve", "neurodata_type_inc": "VectorData"}]},
        {"neurodata_type_def": "LongSniff", "neurodata_type_inc": "Sniff"},
        {"neurodata_type_inc": "Device", "name": "device"},
        {"neurodata_type_def": "Loop", "neurodata_type_inc": "Pool"},
        {"neurodata_type_def": "Pool", "neurodata_type_inc": "Loop"}],
       "datasets": [{"data_type_def": "Odour", "data_type_inc": "Data"}]}
      """;

  @Test
  void the_schemas_in_a_file_tell_what_its_own_types_extend() {
    var draft = draft().text("specifications/ndx-sniff/0.2.0/ndx-sniff.main", SCHEMA);

    assertThat(ancestors(draft, "Sniff"))
        .containsExactly("TimeSeries", "NWBDataInterface", "NWBContainer", "Container");
    assertThat(ancestors(draft, "LongSniff")).startsWith("Sniff", "TimeSeries");
    assertThat(ancestors(draft, "Valve")).containsExactly("VectorData", "Data");
    assertThat(ancestors(draft, "Odour")).containsExactly("Data");
    assertThat(draft.read().file().extensions())
        .containsExactly(new NwbExtension("ndx-sniff", "0.2.0"));
  }

  @Test
  void a_table_of_an_extension_is_a_table() {
    var schema =
        "{\"groups\":[{\"neurodata_type_def\":\"Scores\",\"neurodata_type_inc\":\"DynamicTable\"}]}";
    var draft =
        draft()
            .text("specifications/ndx-sniff/0.2.0/main", schema)
            .group("x", typed("ndx-sniff", "Scores"))
            .array("x/id", "<i8", 5, "{}");

    assertThat(draft.object("x").rows()).isEqualTo(5);
  }

  @Test
  void a_type_whose_schema_cannot_be_decoded_stands_alone() {
    var schema = "specifications/ndx-sniff/0.2.0/ndx-sniff.main";

    assertThat(ancestors(draft().text(schema, SCHEMA).undecodable(schema), "Sniff")).isEmpty();
    assertThat(ancestors(draft(), "Sniff")).isEmpty();
    assertThat(ancestors(draft().text(schema, "no JSON"), "Sniff")).isEmpty();
  }

  @Test
  void a_schema_that_breaks_off_tells_as_much_as_it_has() {
    var cut = SCHEMA.substring(0, SCHEMA.indexOf("\"Loop\""));
    var draft = draft().text("specifications/ndx-sniff/0.2.0/main", cut);

    assertThat(ancestors(draft, "LongSniff")).startsWith("Sniff", "TimeSeries");
  }

  @Test
  void types_that_extend_each_other_end() {
    var draft = draft().text("specifications/ndx-sniff/0.2.0/main", SCHEMA);

    assertThat(ancestors(draft, "Loop")).containsExactly("Pool");
  }

  @Test
  void a_type_of_an_extension_is_not_that_of_the_same_name_in_the_core() {
    assertThat(ancestors(draft(), "TimeSeries")).isEmpty();
  }

  @Test
  void an_extension_may_extend_another_one() {
    var draft =
        draft()
            .group("specifications/ndx-more/1.0.0", "{}")
            .text("specifications/ndx-sniff/0.2.0/main", SCHEMA)
            .text(
                "specifications/ndx-more/1.0.0/main",
                "{\"groups\":[{\"neurodata_type_def\":\"More\",\"neurodata_type_inc\":\"Sniff\"}]}")
            .group("x", typed("ndx-more", "More"));

    assertThat(draft.object("x").ancestors()).startsWith("Sniff", "TimeSeries");
  }

  @Test
  void extensions_that_extend_each_other_end() {
    var draft =
        draft()
            .group("specifications/ndx-more/1.0.0", "{}")
            .text(
                "specifications/ndx-sniff/0.2.0/main",
                "{\"a\":{\"neurodata_type_def\":\"One\",\"neurodata_type_inc\":\"Two\"}}")
            .text(
                "specifications/ndx-more/1.0.0/main",
                "{\"a\":{\"neurodata_type_def\":\"Two\",\"neurodata_type_inc\":\"One\"}}");

    assertThat(ancestors(draft, "One")).containsExactly("Two");
  }

  @Test
  void a_type_without_a_namespace_is_looked_for_in_all_schemas() {
    var draft =
        draft()
            .text("specifications/ndx-sniff/0.2.0/main", SCHEMA)
            .group("x", "{\"neurodata_type\":\"Sniff\"}");

    assertThat(draft.object("x").ancestors()).startsWith("TimeSeries");
  }

  @Test
  void the_newest_schema_counts() {
    var older =
        "{\"groups\":[{\"neurodata_type_def\":\"Sniff\",\"neurodata_type_inc\":\"Device\"}]}";
    var draft =
        draft()
            .group("specifications/ndx-sniff/0.1.0", "{}")
            .text("specifications/ndx-sniff/0.1.0/main", older)
            .text("specifications/ndx-sniff/0.2.0/main", SCHEMA);

    assertThat(ancestors(draft, "Sniff")).startsWith("TimeSeries");
  }

  private static Draft draft() {
    return new Draft().group("specifications/ndx-sniff/0.2.0", "{}");
  }

  private static List<String> ancestors(Draft draft, String type) {
    return draft.group("x", typed("ndx-sniff", type)).object("x").ancestors();
  }

  private static String typed(String namespace, String type) {
    return "{\"neurodata_type\":\"%s\",\"namespace\":\"%s\"}".formatted(type, namespace);
  }
}
