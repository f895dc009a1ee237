package dandex.indexer.nwb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A chunk is chosen before it is looked at.
class SmallChunksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "session_id ; [1] ; <U10 ; true",
        "acquisition/x/starting_time ; [1] ; <f8 ; true",
        "x ; [1] ; <U16384 ; true",
        "x ; [1] ; <U16385 ; false",
        "x ; [1] ; |O ; true",
        "x ; [2] ; <f8 ; false",
        "x ; [4611686018427387904, 4] ; <f8 ; false",
        "x ; [0] ; <f8 ; false",
        "x ; [1] ; <U999999999999 ; false",
        "general/experimenter ; [3] ; |O ; true",
        "general/extracellular_ephys/electrodes/location ; [384] ; |O ; true",
        "general/extracellular_ephys/electrodes/location ; [20001] ; |O ; false",
        "general/extracellular_ephys/electrodes/x ; [384] ; |O ; false",
        "specifications/core/2.7.0/nwb.base ; [1] ; <U9000 ; false",
        "specifications/ndx-pose/0.1.0/ndx-pose ; [1] ; <U90000 ; true",
        "specifications/ndx-pose/0.1.0/ndx-pose ; [1] ; <U9000000 ; false",
      })
  void it_is_one_of_scalars_and_of_the_columns_that_are_looked_for(
      String path, String shape, String dtype, boolean isWanted) {
    var zarray =
        Draft.metadata(
            path + "/.zarray", "{\"shape\":%s,\"dtype\":\"%s\"}".formatted(shape, dtype));

    assertThat(SmallChunks.isWanted(path, zarray)).isEqualTo(isWanted);
  }

  @Test
  void where_the_description_of_a_dataset_comes_later_its_path_decides() {
    assertThat(SmallChunks.isWanted("general/subject/species", null)).isTrue();
    assertThat(SmallChunks.isWanted("acquisition/x/starting_time", null)).isFalse();
  }
}
