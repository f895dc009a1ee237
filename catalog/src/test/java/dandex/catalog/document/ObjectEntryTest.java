package dandex.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectEntryTest {
  @Test
  void equal_objects_are_one_entry_with_all_paths() {
    var entries =
        ObjectEntry.of(
            List.of(
                Samples.units("a/units", 100, "id"),
                Samples.vector("a/units/id", "<i8", 100L),
                Samples.units("b/units", 100, "id")));

    assertThat(entries).hasSize(2);
    assertThat(entries.getFirst().paths()).containsExactly("a/units", "b/units");
    assertThat(entries.getFirst().count()).isEqualTo(2);
  }

  @Test
  void objects_that_differ_in_anything_indexed_stay_apart() {
    var entries =
        ObjectEntry.of(
            List.of(
                Samples.units("a", 100, "id"),
                Samples.units("b", 101, "id"),
                Samples.units("c", 100, "id", "waveform_mean"),
                Samples.vector("d", "<i8", 100L),
                Samples.vector("e", "<f8", 100L),
                Samples.vector("f", "<i8", 100L, 2L),
                Samples.vector("g", "<i8")));

    assertThat(entries).hasSize(7);
  }

  @Test
  void an_entry_has_its_type_with_and_without_ancestors() {
    var entry = ObjectEntry.of(List.of(Samples.UNITS)).getFirst();

    assertThat(entry.neurodataType()).containsExactly("Units", "DynamicTable", "Container");
    assertThat(entry.exactNeurodataType()).isEqualTo("Units");
  }
}
