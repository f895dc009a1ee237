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
    }
  }

  @Test
  void the_types_of_each_file_are_those_of_the_oracle() throws IOException {
    var expected = new LinkedHashMap<String, String>();
    for (var row : oracle()) expected.put(row.lindi(), row.types());
    expected.keySet().removeIf(file -> !file.endsWith(".lindi.json.gz"));
    assertThat(expected).hasSizeGreaterThan(100);
    for (var file : expected.keySet()) {
      var types =
          parse(RealFiles.data().resolve(file)).objects().stream()
              .map(NwbObject::neurodataType)
              .distinct()
              .sorted()
              .collect(Collectors.joining("|"));
      assertThat(types).as(file).isEqualTo(expected.get(file));
    }
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

  /// @param lindi the file of an asset, or what is answered in its place
  /// @param types the sorted types in that file, joined by bars
  private record Facts(String lindi, String types) {}

  private static List<Facts> oracle() throws IOException {
    try (var in = RealFiles.open(RealFiles.data().resolve("oracle.tsv.gz"))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(cells -> new Facts(cells[11], cells[12]))
          .toList();
    }
  }
}
