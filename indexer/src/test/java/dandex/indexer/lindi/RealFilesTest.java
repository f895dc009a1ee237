package dandex.indexer.lindi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dandex.catalog.NwbObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The parser against files as they are, and against a count that shares no code with it.
class RealFilesTest {
  private static final ObjectMapper JSON = new JsonMapper();

  private final LindiParser parser = new LindiParser(LindiLimits.DEFAULT);

  @Test
  void the_example_gives_the_expected_structure_in_both_of_its_forms() throws IOException {
    var expected = JSON.readTree(RealFiles.open(example("example.filtered.expected.json.gz")));
    for (var form : List.of("example.nwb.lindi.json.gz", "example.legacy-strings.lindi.json.gz")) {
      var parsed = parse(example(form));
      var structure = JSON.readTree(parsed.structure().text());
      assertThat(structure.get("refs")).as(form).isEqualTo(expected.get("refs"));
      assertThat(parsed.kept()).as(form).isEqualTo(202);
      assertThat(parsed.unreadable()).as(form).isZero();
    }
    var structure = parse(example("example.nwb.lindi.json.gz")).structure();
    assertThat(JSON.readTree(structure.text())).isEqualTo(expected);
  }

  @Test
  void every_real_file_is_read_and_its_objects_are_those_of_an_independent_count()
      throws IOException {
    var files = RealFiles.all();
    var oracle = oracle();
    assertThat(files).hasSizeGreaterThan(200);
    for (var file : files) {
      var parsed = parse(file);
      var types =
          parsed.objects().stream()
              .collect(
                  Collectors.groupingBy(
                      NwbObject::neurodataType, TreeMap::new, Collectors.counting()));
      assertThat(types).as(file.toString()).isEqualTo(counted(file));
      assertThat(parsed.unreadable()).as(file.toString()).isZero();
      var told = oracle.remove(RealFiles.data().relativize(file).toString());
      if (told != null) {
        assertThat(String.join("|", types.keySet())).as(file.toString()).isEqualTo(told);
      }
    }
    assertThat(oracle).as("files that the oracle knows and nobody read").isEmpty();
  }

  private Parsing.Parsed parse(Path file) throws IOException {
    try (var in = RealFiles.open(file)) {
      var parsing = parser.parse(in);
      assertThat(parsing).as(file.toString()).isInstanceOf(Parsing.Parsed.class);
      return (Parsing.Parsed) parsing;
    }
  }

  /// Objects by type, from a plain tree over the raw document.
  private static Map<String, Long> counted(Path file) throws IOException {
    var counts = new TreeMap<String, Long>();
    try (var in = RealFiles.open(file)) {
      for (var ref : JSON.readTree(in).get("refs").properties()) {
        if (!ref.getKey().matches("(.*/)?\\.zattrs")) continue;
        var attributes =
            ref.getValue().isTextual() ? JSON.readTree(ref.getValue().asText()) : ref.getValue();
        JsonNode type = attributes.path("neurodata_type");
        if (type.isArray()) type = type.get(0);
        if (type.isTextual()) counts.merge(type.asText(), 1L, Long::sum);
      }
    }
    return counts;
  }

  private static Path example(String name) {
    return RealFiles.data().resolve("lindi-example").resolve(name);
  }

  /// The sorted types in each file, joined by bars, as they were computed by others.
  private static Map<String, String> oracle() throws IOException {
    var types = new LinkedHashMap<String, String>();
    try (var in = RealFiles.open(RealFiles.data().resolve("oracle.tsv.gz"))) {
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .filter(cells -> cells[11].endsWith(".lindi.json.gz"))
          .forEach(cells -> types.put(cells[11], cells[12]));
    }
    assertThat(types).hasSizeGreaterThan(100);
    return types;
  }
}
