package dandex.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

class NeurodataTypesTest {
  private static final Path SHARED = Path.of(System.getProperty("dandex.shared"), "data");

  @Test
  void ancestors_are_told_nearest_first() {
    assertThat(NeurodataTypes.ancestors("SpikeEventSeries"))
        .containsExactly(
            "ElectricalSeries", "TimeSeries", "NWBDataInterface", "NWBContainer", "Container");
    assertThat(NeurodataTypes.parent("SpikeEventSeries")).contains("ElectricalSeries");
  }

  @Test
  void a_type_of_one_namespace_extends_a_type_of_another() {
    assertThat(NeurodataTypes.ancestors("Units")).containsExactly("DynamicTable", "Container");
    assertThat(NeurodataTypes.ancestors("EnumData")).containsExactly("VectorData", "Data");
  }

  @Test
  void a_root_has_no_parent() {
    assertThat(NeurodataTypes.ancestors("Container")).isEmpty();
    assertThat(NeurodataTypes.parent("Data")).isEmpty();
  }

  @Test
  void a_type_of_an_extension_is_not_known() {
    assertThat(NeurodataTypes.ancestors("TEMPOElectrode")).isEmpty();
    assertThat(NeurodataTypes.parent("")).isEmpty();
  }

  @Test
  void types_that_were_given_up_are_still_known() {
    assertThat(NeurodataTypes.ancestors("AxisMap"))
        .containsExactly("RetinotopyMap", "NWBData", "Data");
    assertThat(NeurodataTypes.parent("Index")).contains("Data");
    assertThat(NeurodataTypes.parent("ExternalResources")).contains("Container");
  }

  @Test
  void ancestors_equal_those_of_the_published_schemas() throws IOException {
    for (var row : rows("neurodata_types.tsv")) {
      assertThat(NeurodataTypes.ancestors(row.type()))
          .as(row.type())
          .isEqualTo(row.last().isEmpty() ? List.of() : List.of(row.last().split(">")));
    }
  }

  @Test
  void every_type_that_ever_was_has_the_parent_of_its_newest_version() throws IOException {
    var newest = new LinkedHashMap<String, Row>();
    for (var row : rows("neurodata_types_all_versions.tsv")) {
      newest.merge(row.type(), row, BinaryOperator.maxBy(BY_VERSION));
    }
    assertThat(newest).hasSizeGreaterThan(90);
    for (var row : newest.values()) {
      assertThat(NeurodataTypes.parent(row.type()).orElse(""))
          .as(row.type())
          .isEqualTo(row.parent());
    }
  }

  /// @param last the last cell of the line: ancestors, or the newest version
  private record Row(String type, String parent, String last) {}

  private static final Comparator<Row> BY_VERSION =
      Comparator.comparing(row -> Version.parse(row.last()));

  private static List<Row> rows(String file) throws IOException {
    var path = SHARED.resolve(file);
    assumeTrue(Files.exists(path), () -> "no real metadata at " + path);
    return Files.readAllLines(path).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(cells -> new Row(cells[0], cells[1], cells[cells.length - 1]))
        .toList();
  }
}
