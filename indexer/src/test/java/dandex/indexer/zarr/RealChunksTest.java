package dandex.indexer.zarr;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The inline chunks of LINDI files as the real library wrote them, where they are at hand.
class RealChunksTest {
  private static final Path DATA = Path.of(System.getProperty("dandex.shared"), "data");
  private static final ObjectMapper JSON = new JsonMapper();
  private static final Pattern CHUNK = Pattern.compile("(.+)/\\d+(\\.\\d+)*");
  private static final int MOST = 2_000_000;

  @Test
  void every_inline_chunk_of_a_real_file_is_read() throws IOException {
    int read = 0;
    for (var file : files("lindi-real-lib")) read += chunks(file).size();
    assertThat(read).isGreaterThan(1_000);
  }

  @Test
  void known_texts_and_numbers_of_the_example_are_read_in_both_of_its_forms() throws IOException {
    var example = files("lindi-example");
    assertThat(example).hasSize(2);
    var chunks = chunks(example.getFirst());
    assertThat(chunks).isEqualTo(chunks(example.getLast())).hasSize(69);
    var start = (String) requireNonNull(chunks.get("session_start_time")).getFirst();
    assertThat(OffsetDateTime.parse(requireNonNull(start)).getYear()).isBetween(1990, 2030);
    assertThat(requireNonNull(chunks.get("units/id")).getFirst()).isEqualTo(0L);
    int specifications = 0;
    for (var chunk : chunks.entrySet()) {
      if (!chunk.getKey().startsWith("specifications/")) continue;
      var text = (String) requireNonNull(chunk.getValue().getFirst());
      assertThat(JSON.readTree(text).isObject()).as(chunk.getKey()).isTrue();
      specifications++;
    }
    assertThat(specifications).isGreaterThan(10);
  }

  /// The elements of every chunk in a file by the path of its array.
  private static Map<String, List<@Nullable Object>> chunks(Path file) throws IOException {
    var chunks = new LinkedHashMap<String, List<@Nullable Object>>();
    var refs = refs(file);
    for (var ref : refs.properties()) {
      var chunk = CHUNK.matcher(ref.getKey());
      if (!ref.getValue().isTextual() || !chunk.matches()) continue;
      var zarray = refs.get(chunk.group(1) + "/.zarray");
      if (zarray == null) continue;
      var coding = ArrayCoding.parse(zarray.isTextual() ? zarray.asText() : zarray.toString());
      var elements =
          coding.flatMap(found -> InlineChunk.elements(found, ref.getValue().asText(), MOST));
      assertThat(elements).as("%s in %s, %s", ref.getKey(), file, zarray).isPresent();
      chunks.put(chunk.group(1), elements.orElseThrow());
    }
    return chunks;
  }

  private static JsonNode refs(Path file) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return JSON.readTree(in).get("refs");
    }
  }

  private static List<Path> files(String folder) throws IOException {
    assumeTrue(Files.isDirectory(DATA), () -> "no real LINDI files at " + DATA);
    try (var files = Files.list(DATA.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".lindi.json.gz")).sorted().toList();
    }
  }
}
