package dandex.indexer.lindi;

import static dandex.indexer.lindi.LindiDocuments.reasonAgainst;
import static dandex.indexer.lindi.LindiDocuments.withRefs;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnusableFilesTest {
  @Test
  void a_file_without_refs_is_unusable() {
    assertThat(reasonAgainst("{\"version\": 1}")).isEqualTo("it has no refs object");
    assertThat(reasonAgainst("{\"refs\": [1]}")).isEqualTo("it has no refs object");
    assertThat(reasonAgainst("{\"refs\": {\".zgroup\": {}}, \"refs\": null}"))
        .isEqualTo("it has no refs object");
  }

  @Test
  void a_file_without_any_metadata_must_not_take_the_place_of_a_good_one() {
    assertThat(reasonAgainst("{\"refs\": {}}")).isEqualTo("its refs hold no metadata");
    assertThat(reasonAgainst("{\"refs\": {\"a/0\": \"x\"}}"))
        .isEqualTo("its refs hold no metadata");
  }

  @Test
  void what_is_no_json_is_unusable() {
    assertThat(reasonAgainst("")).isEqualTo("the file is empty");
    assertThat(reasonAgainst("   \n")).isEqualTo("the file is empty");
    assertThat(reasonAgainst("[1]")).isEqualTo("not a JSON object");
    assertThat(reasonAgainst("<html>Not found</html>"))
        .startsWith("not JSON: Unexpected character ('<'")
        .endsWith("(line 1, column 1)");
    assertThat(reasonAgainst("{\"refs\": {\"a\": nul}}")).startsWith("not JSON: ");
    assertThat(reasonAgainst(withRefs("\"a/0\": \"\\x\""))).startsWith("not JSON: ");
  }

  @Test
  void a_second_document_makes_the_first_unusable() {
    assertThat(reasonAgainst(withRefs("\"a/.zgroup\": {}") + "{}"))
        .isEqualTo("more than one JSON document");
  }

  @Test
  void a_truncated_file_is_unusable_wherever_it_was_cut() {
    var document = withRefs("\"a/.zattrs\": {\"k\": [1, \"two\", NaN]}, \"a/0\": \"x\"");
    for (int length = 1; length < document.length(); length++) {
      var cut = document.substring(0, length);
      assertThat(reasonAgainst(cut)).as(cut).isNotBlank();
    }
    assertThat(reasonAgainst("{\"refs\": {")).isEqualTo("the file ends in the middle");
  }

  @Test
  void what_is_not_utf_8_is_unusable_even_in_the_bulk() {
    var document = withRefs("\"a/0\": \"é\"");
    assertThat(LindiDocuments.parsing(document.getBytes(ISO_8859_1)))
        .isEqualTo(new Parsing.Unusable("not UTF-8"));
    assertThat(LindiDocuments.parsing(document.getBytes(UTF_16)))
        .isEqualTo(new Parsing.Unusable("not UTF-8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80", // the rest of a character without its start
        "c3 22", // a character that breaks off
        "e2 82 22",
        "f0 9f a7 22",
        "c0 80", // longer than it must be
        "e0 80 80",
        "ed a0 bd ed b8 80", // the halves of a pair, each by itself
        "f4 90 80 80", // beyond Unicode
        "ff"
      })
  void what_is_not_utf_8_is_unusable_wherever_it_stands_in_a_buffer(String bytes) {
    var bad = HexFormat.ofDelimiter(" ").parseHex(bytes);
    for (int size : new int[] {4_000, 8_000, 8_192, 16_384}) {
      for (int length = size - 50; length < size + 5; length++) {
        var document = new ByteArrayOutputStream();
        document.writeBytes("{\"refs\":{\".zgroup\":{},\"a/0\":\"".getBytes(UTF_8));
        document.writeBytes("x".repeat(length).getBytes(UTF_8));
        document.writeBytes(bad);
        document.writeBytes("\"}}".getBytes(UTF_8));
        assertThat(LindiDocuments.parsing(document.toByteArray()))
            .as("after %d", length)
            .isEqualTo(new Parsing.Unusable("not UTF-8"));
      }
    }
  }

  @Test
  void a_character_may_stand_across_the_border_of_a_buffer() {
    for (int size : new int[] {4_000, 8_000, 8_192, 16_384}) {
      for (int length = size - 50; length < size + 5; length++) {
        var value = "{\"k\": \"" + "x".repeat(length) + "éµ€🧠\"}";
        assertThat(LindiDocuments.parsed(withRefs("\"a/.zattrs\": " + value)).structure().text())
            .as("after %d", length)
            .endsWith("xéµ€🧠\"}}}");
      }
    }
  }

  @Test
  void nesting_beyond_the_bound_is_unusable_even_in_the_bulk() {
    assertThat(reasonAgainst(withRefs("\"a/0\": " + "[".repeat(5_000))))
        .startsWith("beyond what is allowed: Document nesting depth (201)");
    assertThat(reasonAgainst(withRefs("\"a/.zattrs\": " + "{\"a\":".repeat(5_000))))
        .startsWith("beyond what is allowed: Document nesting depth (201)");
  }

  @Test
  void a_key_beyond_the_bound_is_unusable() {
    assertThat(reasonAgainst(withRefs("\"" + "k".repeat(5_000) + "/0\": \"\"")))
        .startsWith("beyond what is allowed: Name length (5002)");
  }

  @Test
  void a_path_that_no_index_takes_is_unusable() {
    var typed = "/.zattrs\": {\"neurodata_type\": \"Device\"}";
    assertThat(reasonAgainst(withRefs("\"" + "ü".repeat(1_001) + typed)))
        .isEqualTo("it has a path of more than 2000 bytes");
  }

  @Test
  void reasons_hold_no_control_characters() {
    assertThat(reasonAgainst("abc\u0000def")).doesNotContain("\u0000");
  }
}
