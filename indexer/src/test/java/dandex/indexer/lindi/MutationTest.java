package dandex.indexer.lindi;

import static dandex.indexer.lindi.LindiDocuments.withRefs;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever a file is, it is read or unusable: nothing else comes out, soon, and what comes out of
/// a readable one is structure that Postgres takes.
@Timeout(120)
class MutationTest {
  private static final long SEED = 4_711;
  private static final int EACH = 25;
  private static final ObjectMapper JSON = new JsonMapper();
  private static final List<String> FRAGMENTS =
      List.of(
          "[".repeat(300),
          "{\"a\":".repeat(300),
          "]",
          "}",
          "\"",
          ",",
          ":",
          "null",
          "NaN",
          "-Infinity",
          "1e99999",
          "\\u0000",
          "\\ud800",
          "\u0000",
          "{}",
          "[]",
          "\"refs\":",
          "\".zattrs\":{},",
          "\"base64:\"",
          "\"neurodata_type\":[\"Units\"],",
          "\u00ff",
          "7".repeat(2_000));

  private final LindiParser parser = new LindiParser(LindiLimits.DEFAULT);

  @Test
  void a_mutilated_file_is_read_or_unusable() throws Exception {
    var documents = documents();
    assertThat(documents).hasSizeGreaterThan(8);
    int readable = 0;
    for (int document = 0; document < documents.size(); document++) {
      for (int n = 0; n < EACH; n++) {
        var random = new Random(SEED + 1_000L * document + n);
        var mutant = mutated(documents.get(document), random);
        if (survives(mutant, "seed %d, document %d, mutation %d".formatted(SEED, document, n))) {
          readable++;
        }
      }
    }
    assertThat(readable).isBetween(1, documents.size() * EACH - 1);
  }

  private boolean survives(byte[] document, String which) throws IOException {
    long start = System.nanoTime();
    var parsing = parser.parse(new ByteArrayInputStream(document));
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as(which)
        .isLessThan(Duration.ofSeconds(10));
    return switch (parsing) {
      case Parsing.Unusable(var reason) -> {
        assertThat(reason).as(which).isNotBlank().doesNotContain("\u0000");
        yield false;
      }
      case Parsing.Parsed parsed -> {
        var text = parsed.structure().text();
        assertThat(text).as(which).doesNotContain("\\u00").doesNotContain("\u0000", "\u007f");
        assertThat(JSON.readTree(text).get("refs").properties())
            .as(which)
            .isNotEmpty()
            .allMatch(
                ref -> ref.getKey().matches("(?s)(.*/)?(\\.z(attrs|group|array)|zarr\\.json)"))
            .allMatch(ref -> ref.getValue().isObject());
        yield true;
      }
    };
  }

  private static byte[] mutated(byte[] document, Random random) {
    var text = new StringBuilder(new String(document, ISO_8859_1));
    for (int i = random.nextInt(1, 4); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(1, 400));
      switch (random.nextInt(6)) {
        case 0 -> text.setLength(at);
        case 1 -> text.delete(at, end);
        case 2 -> text.insert(at, text.substring(at, end));
        case 3 -> text.setCharAt(at, (char) random.nextInt(256));
        case 4 -> text.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        default -> retype(text, at, end);
      }
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  /// Puts a value of another type where a colon announces one: the form stays JSON.
  private static void retype(StringBuilder text, int at, int end) {
    int colon = text.indexOf(":", at);
    int comma = text.indexOf(",", Math.max(colon, end));
    if (colon > 0 && comma > colon) text.replace(colon + 1, comma, " [17, {\"k\": null}]");
  }

  /// Forms written by hand, forms that the archive in a box writes, and real ones where there are.
  private static List<byte[]> documents() throws Exception {
    var documents = new ArrayList<byte[]>();
    documents.add(byHand());
    try (var archive = Archive.serve(Holdings.generated(SEED, 2, 20), 0);
        var client = HttpClient.newHttpClient()) {
      var files =
          archive.knows().all().filter(asset -> !asset.objects().isEmpty()).limit(8).toList();
      for (var file : files) {
        var url =
            "%s/dandisets/%s/assets/%s/nwb.lindi.json"
                .formatted(archive.lindiUrl(), file.dandiset(), file.id());
        var request = HttpRequest.newBuilder(URI.create(url)).build();
        documents.add(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
      }
    }
    if (RealFiles.areThere()) {
      for (var file : RealFiles.all().stream().limit(6).toList()) {
        try (var in = RealFiles.open(file)) {
          documents.add(in.readAllBytes());
        }
      }
    }
    return documents;
  }

  private static byte[] byHand() {
    return withRefs(
            """
            ".zattrs": {"neurodata_type": "NWBFile", "x": NaN},
            "units/.zattrs": "{\\"neurodata_type\\": [\\"Units\\"], \\"colnames\\": [\\"a\\"]}",
            "units/id/.zarray": {"shape": [3], "dtype": "<i8"},
            "units/id/0": "base64:AAAA", "units/a/0.0": ["https://x", 0, 10]
            """)
        .getBytes(UTF_8);
  }
}
