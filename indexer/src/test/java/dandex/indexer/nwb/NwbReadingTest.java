package dandex.indexer.nwb;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.Attribute;
import dandex.catalog.Json;
import dandex.catalog.NwbItem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NwbReadingTest {
  @Test
  void what_has_no_type_is_an_item_all_the_same() {
    var draft =
        new Draft()
            .group("", "{}")
            .group("acquisition", "{}")
            .array("acquisition/data", "<i2", 1000, "{\"unit\":\"volts\"}");

    assertThat(draft.read().objects()).isEmpty();
    assertThat(draft.read().items())
        .containsExactly(
            new NwbItem("/", NwbItem.Kind.GROUP, null, null),
            new NwbItem("acquisition", NwbItem.Kind.GROUP, null, null),
            new NwbItem(
                "acquisition/data",
                NwbItem.Kind.DATASET,
                List.of(),
                null,
                List.of(1000L),
                "<i2",
                List.of("unit", Attribute.word("unit", "volts")),
                null));
  }

  @Test
  void attributes_are_words_where_they_are_small_and_names_in_any_case() {
    var draft =
        new Draft()
            .group(
                "a",
                """
                {"text": "x", "list": ["y", 2, true, 0.50], "long": "%s", "many": [%s], "deep": [[1]],
                 "object": {"x": 1}, "nothing": null, "object_id": "o-1", "_SCALAR": true,
                 "_EXTERNAL_ARRAY_LINK": {"url": "https://x"}}
                """
                    .formatted("l".repeat(257), String.join(",", Collections.nCopies(17, "1"))));

    assertThat(draft.item("a").attributes())
        .containsExactly(
            "text",
            Attribute.word("text", "x"),
            "list",
            Attribute.word("list", "y"),
            Attribute.word("list", "2"),
            Attribute.word("list", "true"),
            Attribute.word("list", "0.50"),
            "long",
            "many",
            "deep",
            "object",
            "nothing",
            "object_id");
  }

  @Test
  void a_soft_link_is_an_item_and_a_further_path_of_what_it_leads_to() {
    var draft =
        new Draft()
            .typed("general/devices/probe", "Device")
            .link("a/device", "/general/devices/probe")
            .array("a/timestamps", "<f8", 10, "{}")
            .link("b/timestamps", "/a/timestamps");

    assertThat(draft.object("general/devices/probe").item().aliases()).containsExactly("a/device");
    assertThat(draft.item("a/timestamps").aliases()).containsExactly("b/timestamps");
    assertThat(draft.item("a/device").kind()).isEqualTo(NwbItem.Kind.LINK);
    assertThat(draft.item("a/device").target()).isEqualTo("general/devices/probe");
    assertThat(draft.read().objects()).hasSize(1);
    assertThat(draft.read().file().itemCount()).isEqualTo(2);
  }

  @Test
  void links_are_followed_to_their_end() {
    var draft =
        new Draft()
            .group("real", "{}")
            .group("real/inner", "{}")
            .link("one", "/real")
            .link("two", "one")
            .link("three", "/two/inner");

    assertThat(draft.item("real").aliases()).containsExactly("one", "two");
    assertThat(draft.item("real/inner").aliases()).containsExactly("three");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/b", "/nowhere", "/a", "/a/a/a", "", "/b/x"})
  void a_link_that_leads_nowhere_or_in_a_circle_is_no_further_path_of_anything(String target) {
    var draft = new Draft().group("", "{}").link("a", target).link("b", "/a");

    assertThat(draft.item("/").aliases()).isEmpty();
    assertThat(draft.paths()).containsExactly("/", "a", "b");
  }

  @Test
  void a_link_may_lead_to_the_file_itself() {
    assertThat(new Draft().group("", "{}").link("a", "/").item("/").aliases()).containsExactly("a");
  }

  @Test
  void keys_with_stray_slashes_belong_to_nothing() {
    var draft = new Draft().group("", "{}").group("/a", "{}").group("a//b", "{}").group("c/", "{}");

    assertThat(draft.paths()).containsExactly("/");
  }

  @Test
  void the_value_of_a_small_scalar_is_known() {
    var draft =
        new Draft()
            .text("session_id", "say \"when\"")
            .text("broken", "x")
            .undecodable("broken")
            .text("story", "s".repeat(1_001));

    assertThat(draft.item("session_id").value()).isEqualTo(new Json("\"say \\\"when\\\"\""));
    assertThat(draft.item("session_id").shape()).isEmpty();
    assertThat(draft.item("broken").value()).isNull();
    assertThat(draft.item("story").value()).isNull();
  }

  @Test
  void control_characters_do_not_come_out_of_values() {
    assertThat(new Draft().text("a", "x\u0007y").item("a").value()).isEqualTo(new Json("\"xy\""));
  }

  @Test
  void an_object_has_the_unit_of_its_data_where_it_has_none_itself() {
    var draft =
        new Draft()
            .typed("a", "TimeSeries")
            .array("a/data", "<f8", 10, "{\"unit\":\"volts\"}")
            .group("b", "{\"neurodata_type\":\"X\",\"unit\":\"m\"}");

    assertThat(draft.object("a").unit()).isEqualTo("volts");
    assertThat(draft.object("b").unit()).isEqualTo("m");
  }

  @Test
  void a_table_whose_identifiers_are_linked_has_their_rows() {
    var draft =
        new Draft()
            .typed("one", "DynamicTable")
            .array("one/id", "<i8", 7, "{}")
            .typed("two", "DynamicTable")
            .link("two/id", "/one/id");

    assertThat(draft.object("two").rows()).isEqualTo(7);
  }

  @Test
  void the_version_of_a_namespace_is_the_newest_that_the_file_carries() {
    var draft =
        new Draft()
            .typed("a", "Device")
            .group("specifications/core/2.9.0", "{}")
            .group("specifications/core/2.10.0", "{}");

    assertThat(draft.object("a").namespaceVersion()).isEqualTo("2.10.0");
    assertThat(new Draft().typed("a", "Device").object("a").namespaceVersion()).isNull();
  }

  @Test
  void nothing_at_all_says_nothing() {
    var contents = NwbReading.of(Map.of(), Map.of());

    assertThat(contents.items()).isEmpty();
    assertThat(contents.file()).isEqualTo(dandex.catalog.NwbFile.SILENT);
  }
}
