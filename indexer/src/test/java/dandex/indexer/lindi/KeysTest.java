package dandex.indexer.lindi;

import static dandex.indexer.lindi.LindiDocuments.json;
import static dandex.indexer.lindi.LindiDocuments.kept;
import static dandex.indexer.lindi.LindiDocuments.object;
import static dandex.indexer.lindi.LindiDocuments.parsed;
import static dandex.indexer.lindi.LindiDocuments.withRefs;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.Json;
import dandex.catalog.NwbItem;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which refs are looked at is told by the last character of most keys, and by all of the others.
class KeysTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/.zattrs\\u0000",
        "a/.zattrs\\u007f\\u0001",
        "a/.zat\\u0008trs",
        "\\u0000a/.zattrs",
        "\\u0061/.zattr\\u0073"
      })
  void a_key_is_that_of_metadata_if_it_is_one_once_it_is_clean(String key) throws IOException {
    assertThat(kept("\"%s\": {\"n\": 1}".formatted(key)))
        .isEqualTo(json("{\"a/.zattrs\": {\"n\": 1}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\\u0000",
        "a",
        "s",
        "a/zattrs",
        "a/x.zattrs",
        "a/.zattrss",
        "a/.zattrs/",
        "a/.zattrs/0",
        "a/.zmetadata",
        "a/10"
      })
  void a_key_that_only_looks_like_one_is_bulk(String key) throws IOException {
    assertThat(kept("\"%s\": {\"n\": 1}".formatted(key))).isEmpty();
  }

  @Test
  void of_a_key_that_is_twice_the_same_once_it_is_clean_the_last_one_counts() throws IOException {
    assertThat(kept("\"a/.zattrs\": {\"n\": 1}, \"a/.zattrs\\u0000\": {\"n\": 2}"))
        .isEqualTo(json("{\"a/.zattrs\": {\"n\": 2}}"));
    assertThat(kept("\"a/.zattrs\": {\"n\": 1}, \"a/.zattrs\\u0000\": 3")).isEmpty();
  }

  @Test
  void what_is_known_of_an_object_is_what_its_last_ref_says() {
    var first = "\"a/.zattrs\": {\"neurodata_type\": \"Device\", \"unit\": \"m\"}, ";
    assertThat(object("a", first + "\"a/.zattrs\": {\"neurodata_type\": \"Units\"}"))
        .satisfies(object -> assertThat(object.neurodataType()).isEqualTo("Units"))
        .satisfies(object -> assertThat(object.unit()).isNull());
    assertThat(parsed(withRefs(first + "\"a/.zattrs\": \"{\\\"unit\\\": \"")).objects()).isEmpty();
  }

  @Test
  void what_is_known_of_an_object_is_clean_whatever_the_form_of_its_ref() {
    for (var form :
        new String[] {
          "{\"neurodata_type\": \"De\\u0000vice\", \"u\\u0001nit\": \"\\u007fm\", \"n\": NaN}",
          "\"{\\\"neurodata_type\\\": \\\"De\\\\u0000vice\\\", \\\"u\\\\u0001nit\\\":"
              + " \\\"\\u007fm\\\", \\\"n\\\": NaN}\""
        }) {
      assertThat(object("a", "\"a/.zattrs\": " + form))
          .as(form)
          .satisfies(object -> assertThat(object.neurodataType()).isEqualTo("Device"))
          .satisfies(object -> assertThat(object.unit()).isEqualTo("m"))
          .satisfies(object ->
              assertThat(object.item().attributes())
                  .contains("n", dandex.catalog.Attribute.word("n", "NaN")));
    }
  }

  @Test
  void a_chunk_is_held_if_its_key_is_one_once_it_is_clean() {
    var refs =
        "\"identifier/.zarray\": {\"zarr_format\": 2, \"shape\": [1], \"chunks\": [1], \"dtype\":"
            + " \"|S1\", \"order\": \"C\", \"filters\": null, \"compressor\": null},"
            + " \"identifier/.zattrs\": {\"_SCALAR\": true}, \"identifier/\\u00010\\u0000\": \"x\"";
    assertThat(parsed(withRefs(refs)).contents().items())
        .filteredOn(item -> item.path().equals("identifier"))
        .extracting(NwbItem::value)
        .containsExactly(new Json("\"x\""));
  }
}
