package dandex.indexer.lindi;

import static dandex.indexer.lindi.LindiDocuments.json;
import static dandex.indexer.lindi.LindiDocuments.kept;
import static dandex.indexer.lindi.LindiDocuments.parsed;
import static dandex.indexer.lindi.LindiDocuments.structure;
import static dandex.indexer.lindi.LindiDocuments.withRefs;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureTest {
  @Test
  void metadata_given_as_objects_is_kept_as_it_is() throws IOException {
    var refs =
        """
        "units/.zattrs": {"colnames": ["spike_times"], "n": 3, "x": -1.5e-7, "ok": true, "no": null},
        "units/.zgroup": {"zarr_format": 2},
        "units/id/.zarray": {"shape": [4], "dtype": "<i8", "fill_value": 0.0},
        "v3/zarr.json": {"node_type": "group"}
        """;
    assertThat(kept(refs)).isEqualTo(json("{" + refs + "}"));
  }

  @Test
  void metadata_given_as_text_is_parsed() throws IOException {
    assertThat(kept("\"a/.zattrs\": \"{\\n  \\\"unit\\\": \\\"volts\\\"\\n}\""))
        .isEqualTo(json("{\"a/.zattrs\": {\"unit\": \"volts\"}}"));
  }

  @Test
  void metadata_given_in_base64_is_decoded_and_parsed() throws IOException {
    var text = Base64.getEncoder().encodeToString("{\"unit\": \"µV\"}".getBytes(UTF_8));
    assertThat(kept("\"a/.zattrs\": \"base64:" + text + "\""))
        .isEqualTo(json("{\"a/.zattrs\": {\"unit\": \"µV\"}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"no JSON\"",
        "\"\"",
        "\"[1]\"",
        "\"{\\\"a\\\":1\"",
        "\"{\\\"a\\\":1} 2\"",
        "\"base64:!!!\"",
        "\"base64:/w==\"",
        "3",
        "true",
        "null",
        "[1, 2]"
      })
  void metadata_that_is_no_object_is_left_out_and_counted(String value) throws IOException {
    var refs = "\"a/.zattrs\": " + value;
    assertThat(kept(refs)).isEmpty();
    assertThat(parsed(withRefs(refs)).unreadable()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"https://api.dandiarchive.org/x/download/\", 2048, 512]", // a byte range
        "[\"{{u1}}\", 0, 16]", // with a template
        "[\"./blobs/acquisition/data/0.0\", 0, 4096]", // in a tar
        "[\"https://api.dandiarchive.org/x/download/\"]", // a whole file
        "\"base64:AgEgAA==\"", // inline, binary
        "\"\\u0002\\u0001\\u0000 plain \\u007f\"", // inline, ASCII by chance
        "\"plain text\"", // inline without any control character
        "[\"base64:AgEgAA==\"]", // what the incumbent's own document says is dropped
        "[[[0, 1000]], \"float64\", [2, 1000]]", // likewise
        "{\"a\": 1}",
        "17"
      })
  void a_chunk_is_dropped_whatever_its_form(String value) throws IOException {
    var refs =
        """
        "acquisition/ElectricalSeries/data/.zarray": {"shape": [2, 1000]},
        "acquisition/ElectricalSeries/data/0.0": %s,
        "acquisition/ElectricalSeries/data": %s
        """
            .formatted(value, value);
    assertThat(kept(refs).properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactly("acquisition/ElectricalSeries/data/.zarray");
    assertThat(parsed(withRefs(refs)).unreadable()).isZero();
  }

  @Test
  void who_generated_the_file_is_kept_and_templates_and_version_are_not() throws IOException {
    var document =
        """
        {"version": 1, "templates": {"u1": "https://x"},
         "generationMetadata": {"generatedBy": "dandi_lindi", "console_output": "\\u001b[1mdone\\r\\n"},
         "refs": {".zgroup": {"zarr_format": 2}}, "other": [1, {"refs": {}}]}
        """;
    assertThat(structure(document))
        .isEqualTo(
            json(
                """
                {"generationMetadata": {"generatedBy": "dandi_lindi", "console_output": "[1mdone\\r\\n"},
                 "refs": {".zgroup": {"zarr_format": 2}}}
                """));
    assertThat(parsed(document).structure().text())
        .startsWith("{\"generationMetadata\":{\"generatedBy\":\"dandi_lindi\",")
        .endsWith(",\"refs\":{\".zgroup\":{\"zarr_format\":2}}}");
  }

  @Test
  void a_file_that_nobody_signed_has_no_generation_metadata() {
    var parsed = parsed(withRefs("\"a/0\": \"x\""));
    assertThat(parsed.generationMetadata()).isNull();
    assertThat(parsed.structure().text()).isEqualTo("{\"refs\":{\".zgroup\":{\"zarr_format\":2}}}");
  }

  @Test
  void the_parts_of_a_file_may_come_in_any_order() throws IOException {
    var refs = "\"refs\": {\".zgroup\": {}}";
    var metadata = "\"generationMetadata\": {\"generatedByVersion\": 12}";
    assertThat(structure("{" + refs + "," + metadata + "}"))
        .isEqualTo(structure("{" + metadata + "," + refs + "}"));
  }

  @Test
  void control_characters_leave_keys_and_strings_at_any_depth() throws IOException {
    var refs =
        """
        "a\\u0000b/.zattrs": {"k\\u0001\\u007f": ["x\\u0000y", {"deep\\u0008": "\\u001f\\t\\n\\r\\u0085"}]}
        """;
    assertThat(kept(refs))
        .isEqualTo(json("{\"ab/.zattrs\": {\"k\": [\"xy\", {\"deep\": \"\\t\\n\\r\\u0085\"}]}}"));
  }

  @Test
  void half_a_surrogate_pair_is_replaced_and_a_whole_one_is_kept() throws IOException {
    assertThat(
            kept("\"a/.zattrs\": {\"k\": \"\\ud83e\\udde0 \\ud83e \\udde0\"}")
                .at("/a~1.zattrs/k")
                .asText())
        .isEqualTo("🧠 \ufffd \ufffd");
  }

  @Test
  void numbers_that_are_none_become_the_strings_that_lindi_writes() throws IOException {
    assertThat(
            kept(
                "\"a/.zattrs\": {\"a\": NaN, \"b\": [Infinity, -Infinity], \"c\": 1e999, \"d\":"
                    + " -1e999}"))
        .isEqualTo(
            json(
                """
                {"a/.zattrs": {"a": "NaN", "b": ["Infinity", "-Infinity"], "c": "Infinity", "d": "-Infinity"}}
                """));
    assertThat(kept("\"a/.zattrs\": \"{\\\"a\\\": NaN}\"").at("/a~1.zattrs/a").asText())
        .isEqualTo("NaN");
  }

  @Test
  void numbers_keep_all_their_digits() {
    assertThat(
            parsed(
                    withRefs(
                        "\"a/.zattrs\": {\"a\": 18446744073709551615, \"b\": 0.10, \"c\":"
                            + " 1e-9999}"))
                .structure()
                .text())
        .contains("{\"a\":18446744073709551615,\"b\":0.10,\"c\":0.0}");
  }

  @Test
  void of_a_key_that_stands_twice_the_last_one_counts() throws IOException {
    assertThat(kept("\"a/.zattrs\": {\"n\": 1}, \"a/.zattrs\": {\"n\": 2}"))
        .isEqualTo(json("{\"a/.zattrs\": {\"n\": 2}}"));
    assertThat(kept("\"a/.zattrs\": {\"n\": 1}, \"a/.zattrs\": [\"u\", 0, 1]")).isEmpty();
    assertThat(
            structure("{\"refs\": {\"a/.zgroup\": {}}, \"refs\": {\"b/.zgroup\": {}}}").get("refs"))
        .isEqualTo(json("{\"b/.zgroup\": {}}"));
  }
}
