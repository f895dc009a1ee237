package dandex.sandbox.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The LINDI files of made-up assets.
class GeneratedLindiTest {
  private static Archive archive;
  private static Client client;
  private static List<KnownAsset> known;
  private static final Map<String, String> TEXTS = new HashMap<>();

  @BeforeAll
  static void open() {
    archive = Archive.serve(Holdings.generated(21, 30, 700), 0);
    client = new Client(archive.url());
    known = archive.knows().all().toList();
    for (var asset : known) {
      if (asset.lindi() != KnownAsset.LindiState.READABLE) continue;
      TEXTS.put(
          asset.id(), new String(Client.body(client.get(url(asset))), StandardCharsets.UTF_8));
    }
  }

  @AfterAll
  static void close() {
    archive.close();
  }

  private static String url(KnownAsset asset) {
    return archive.lindiUrl()
        + "/dandisets/%s/assets/%s/nwb.lindi.json".formatted(asset.dandiset(), asset.id());
  }

  private static byte[] text(KnownAsset asset) {
    return TEXTS.getOrDefault(asset.id(), "").getBytes(StandardCharsets.UTF_8);
  }

  private static Stream<KnownAsset> in(KnownAsset.LindiState state) {
    return known.stream().filter(asset -> asset.lindi() == state);
  }

  @Test
  void what_is_known_of_a_file_can_be_read_in_it() {
    for (var asset : in(KnownAsset.LindiState.READABLE).toList()) {
      var text = text(asset);
      assertThat(NwbReading.of(text).objects())
          .as(asset.id())
          .containsExactlyInAnyOrderElementsOf(
              asset.objects().stream().map(KnownObject::withoutAncestors).toList());
    }
  }

  @Test
  void some_files_are_missing_and_a_few_are_broken_off() {
    var nwb = known.stream().filter(asset -> asset.paths().toString().endsWith(".nwb}")).count();
    var missing =
        in(KnownAsset.LindiState.ABSENT)
            .filter(asset -> asset.paths().toString().endsWith(".nwb}"))
            .toList();
    var broken = in(KnownAsset.LindiState.BROKEN).toList();

    assertThat(missing.size() * 100.0 / nwb).isBetween(1.0, 8.0);
    assertThat(broken).isNotEmpty().hasSizeLessThan((int) (nwb / 25));
    for (var asset : missing) assertThat(client.get(url(asset)).statusCode()).isEqualTo(404);
    for (var asset : broken) {
      assertThat(client.get(url(asset)).statusCode()).isEqualTo(200);
      assertThat(NwbReading.of(client.get(url(asset)).body()).objects()).isEmpty();
    }
  }

  @Test
  void every_form_of_a_ref_occurs() {
    var forms = new HashMap<String, Integer>();
    for (var text : TEXTS.values()) {
      if (text.startsWith("{\n")) forms.merge("pretty", 1, Integer::sum);
      if (text.contains("\\u0000")) forms.merge("NUL", 1, Integer::sum);
      if (text.contains(": NaN") || text.contains(":NaN")) forms.merge("NaN", 1, Integer::sum);
      var file = Json.object(text.getBytes(StandardCharsets.UTF_8));
      for (var name : List.of("templates", "version", "generationMetadata")) {
        forms.merge(file.has(name) ? name : "no " + name, 1, Integer::sum);
      }
      if (!sorted(file.get("refs"))) forms.merge("unsorted", 1, Integer::sum);
      for (var entry : file.get("refs").properties()) {
        forms.merge(form(entry.getKey(), entry.getValue()), 1, Integer::sum);
        for (var word :
            List.of(
                "_SCALAR", "_SOFT_LINK", "_REFERENCE", "_COMPOUND_DTYPE", "_EXTERNAL_ARRAY_LINK")) {
          if (entry.getValue().has(word)) forms.merge(word, 1, Integer::sum);
        }
        if (entry.getValue().path("table").has("_REFERENCE")) {
          forms.merge("_REFERENCE", 1, Integer::sum);
        }
        if (entry.getValue().path("neurodata_type").isArray())
          forms.merge("array type", 1, Integer::sum);
        if (entry.getValue().has("neurodata_type") && !entry.getValue().has("namespace")) {
          forms.merge("no namespace", 1, Integer::sum);
        }
        if (entry.getKey().startsWith("specifications/")) forms.merge("spec", 1, Integer::sum);
        if (entry.getValue().path("namespace").asText().startsWith("ndx-")) {
          forms.merge("extension", 1, Integer::sum);
        }
      }
    }

    assertThat(forms)
        .containsKeys(
            "pretty",
            "NUL",
            "NaN",
            "templates",
            "no templates",
            "version",
            "no version",
            "generationMetadata",
            "no generationMetadata",
            "unsorted",
            "metadata object",
            "metadata text",
            "metadata base64",
            "range",
            "template range",
            "inline text",
            "inline base64",
            "inline list",
            "_SCALAR",
            "_SOFT_LINK",
            "_REFERENCE",
            "_COMPOUND_DTYPE",
            "_EXTERNAL_ARRAY_LINK",
            "array type",
            "no namespace",
            "spec",
            "extension");
  }

  private static boolean sorted(JsonNode refs) {
    var names = new ArrayList<String>();
    refs.fieldNames().forEachRemaining(names::add);
    return names.stream().sorted().toList().equals(names);
  }

  private static String form(String key, JsonNode value) {
    var isMetadata = key.matches("(.*/)?\\.z(attrs|group|array)");
    if (value.isObject()) return "metadata object";
    if (value.size() == 1) return "inline list";
    if (value.isArray()) return value.get(0).asText().equals("{{u1}}") ? "template range" : "range";
    var base64 = value.asText().startsWith("base64:") ? "base64" : "text";
    return (isMetadata ? "metadata " : "inline ") + base64;
  }

  @Test
  void whoever_holds_a_file_is_told_so() {
    var asset = in(KnownAsset.LindiState.READABLE).findFirst().orElseThrow();
    var answer = client.get(url(asset), "Accept-Encoding", "gzip");
    var etag = answer.headers().firstValue("ETag").orElseThrow();

    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(answer.headers().firstValue("Last-Modified").orElse("")).endsWith("GMT");
    var again = client.get(url(asset), "If-None-Match", "W/\"other\", " + etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).hasValue(etag);
    assertThat(client.get(url(asset), "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(archive.requests().of("lindi").status(304)).isEqualTo(1);
  }

  @Test
  void beside_a_file_stands_how_it_was_made() {
    for (var asset : in(KnownAsset.LindiState.READABLE).toList()) {
      var file = Json.object(text(asset));
      var info = client.get(url(asset).replace("nwb.lindi.json", "info.json"));
      if (file.has("generationMetadata")) {
        assertThat(Client.json(info).get("generationMetadata"))
            .isEqualTo(file.get("generationMetadata"));
        assertThat(file.at("/generationMetadata/assetId").asText()).isEqualTo(asset.id());
      } else {
        assertThat(info.statusCode()).isEqualTo(404);
      }
    }
  }

  @Test
  void an_amended_file_has_another_lindi_file() {
    try (var other = Archive.serve(Holdings.generated(21, 30, 700), 0)) {
      var asset =
          in(KnownAsset.LindiState.READABLE)
              .filter(KnownAsset::isInDraft)
              .findFirst()
              .orElseThrow();
      var fresh = other.curator().amend(asset.dandiset(), asset.path());
      var now = other.knows().asset(fresh).orElseThrow();

      assertThat(now.objects()).isNotEqualTo(asset.objects());
      assertThat(now.paths()).containsOnlyKeys("draft");
    }
  }

  @Test
  void the_counts_by_type_are_those_of_the_drafts() {
    var units =
        known.stream()
            .filter(KnownAsset::isInDraft)
            .filter(asset -> asset.neurodataTypes().contains("Units"))
            .count();

    assertThat(archive.knows().assetsWithType("Units")).isEqualTo(units).isPositive();
    assertThat(archive.knows().assetsWithType("Nothing")).isZero();
  }

  @Test
  void tables_have_no_rows_to_hundreds_of_them() {
    var rows =
        known.stream()
            .flatMap(asset -> asset.objects().stream())
            .filter(object -> object.neurodataType().equals("Units"))
            .map(KnownObject::rows)
            .toList();

    assertThat(rows).contains(0L).anyMatch(count -> count != null && count > 200);
  }
}
