package dandex.indexer.nwb;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.NwbFile;
import dandex.catalog.NwbSubject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileFactsTest {
  @Test
  void a_file_says_what_its_session_was() {
    var file =
        new Draft()
            .group("", "{\"neurodata_type\":\"NWBFile\",\"nwb_version\":\"2.7.0\"}")
            .text("identifier", "i-1")
            .text("session_description", "A mouse runs.")
            .text("session_start_time", "2024-01-01T12:00:00.5-05:00")
            .text("general/session_id", "s-1")
            .texts("general/experimenter", "Doe, Jane", "Roe, Richard", "Doe, Jane")
            .text("general/lab", "The lab")
            .text("general/institution", "An institution")
            .texts("general/keywords", "running", "")
            .read()
            .file();

    assertThat(file.nwbVersion()).isEqualTo("2.7.0");
    assertThat(file.identifier()).isEqualTo("i-1");
    assertThat(file.sessionDescription()).isEqualTo("A mouse runs.");
    assertThat(file.sessionStart()).contains(Instant.parse("2024-01-01T17:00:00.5Z"));
    assertThat(file.sessionId()).isEqualTo("s-1");
    assertThat(file.experimenters()).containsExactly("Doe, Jane", "Roe, Richard");
    assertThat(file.lab()).isEqualTo("The lab");
    assertThat(file.institution()).isEqualTo("An institution");
    assertThat(file.keywords()).containsExactly("running");
  }

  @Test
  void a_time_without_an_offset_is_no_instant() {
    assertThat(file(new Draft().text("session_start_time", "2024-01-01T12:00:00")).sessionStart())
        .isEmpty();
    assertThat(file(new Draft().text("session_start_time", "yesterday")).sessionStart()).isEmpty();
    for (var year : new String[] {"0000", "+10000", "+999999999"}) {
      var time = year + "-12-31T12:00:00Z";
      assertThat(file(new Draft().text("session_start_time", time)).sessionStart()).isEmpty();
    }
    assertThat(file(new Draft().text("session_start_time", "1900-01-01T00:00:00Z")).sessionStart())
        .contains(Instant.parse("1900-01-01T00:00:00Z"));
    assertThat(file(new Draft().text("session_start_time", "yesterday")).sessionStartTime())
        .isEqualTo("yesterday");
  }

  @Test
  void a_file_says_who_was_recorded() {
    var draft = new Draft();
    for (var part : List.of("subject_id", "species", "sex", "age", "genotype", "strain")) {
      draft.text("general/subject/" + part, "the " + part);
    }

    assertThat(file(draft).subject())
        .isEqualTo(
            new NwbSubject(
                "the subject_id",
                "the species",
                "the sex",
                "the age",
                "the genotype",
                "the strain"));
  }

  @Test
  void electrodes_are_counted_and_have_locations_and_groups() {
    var electrodes = "general/extracellular_ephys/electrodes";
    var file =
        new Draft()
            .typed(electrodes, "DynamicTable")
            .array(electrodes + "/id", "<i8", 3, "{}")
            .texts(electrodes + "/location", "CA1", "DG", "CA1")
            .texts(electrodes + "/group_name", "shank0", "shank0", "shank1")
            .group("general/intracellular_ephys/pipette", "{}")
            .text("general/intracellular_ephys/pipette/location", "V1")
            .read()
            .file();

    assertThat(file.electrodeCount()).isEqualTo(3);
    assertThat(file.electrodeLocations()).containsExactly("CA1", "DG", "V1");
    assertThat(file.electrodeGroups()).containsExactly("shank0", "shank1");
  }

  @Test
  void what_cannot_be_decoded_is_absent() {
    var locations = "general/extracellular_ephys/electrodes/location";
    var file = file(new Draft().texts(locations, "CA1").undecodable(locations));

    assertThat(file.electrodeLocations()).isEmpty();
    assertThat(file.electrodeCount()).isNull();
    assertThat(file.identifier()).isNull();
  }

  @Test
  void planes_devices_and_rates_are_found_where_they_stand() {
    var file =
        new Draft()
            .group("general/devices/b", "{}")
            .group("general/devices/a", "{}")
            .group("general/devices/a/part", "{}")
            .link("general/devices/c", "/general/devices/a")
            .group("general/optophysiology/plane", "{}")
            .text("general/optophysiology/plane/location", "V1")
            .text("general/optophysiology/plane/indicator", "GCaMP6f")
            .array("acquisition/x/starting_time", "<f8", 1, "{\"rate\": 30000.0}")
            .array("acquisition/y/starting_time", "<f8", 1, "{\"rate\": [30]}")
            .array("acquisition/z/starting_time", "<f8", 1, "{\"rate\": \"NaN\"}")
            .read()
            .file();

    assertThat(file.devices()).containsExactly("a", "b");
    assertThat(file.imagingLocations()).containsExactly("V1");
    assertThat(file.indicators()).containsExactly("GCaMP6f");
    assertThat(file.samplingRates()).containsExactly(30.0, 30000.0);
  }

  @Test
  void units_and_regions_of_interest_are_counted_over_all_their_tables() {
    var draft = new Draft();
    for (var table : List.of("units", "processing/ecephys/more")) {
      draft.typed(table, "Units").array(table + "/id", "<i8", 10, "{}");
    }
    draft.typed("processing/ophys/plane", "PlaneSegmentation");

    assertThat(file(draft).unitCount()).isEqualTo(20);
    assertThat(file(draft).roiCount()).isNull();
  }

  @Test
  void the_top_of_a_file_is_the_groups_that_stand_in_it() {
    var file =
        file(
            new Draft()
                .group("", "{}")
                .group("units", "{}")
                .group("acquisition", "{}")
                .group("acquisition/x", "{}")
                .text("identifier", "i-1")
                .link("linked", "/units"));

    assertThat(file.topLevel()).containsExactly("acquisition", "units");
    assertThat(file.topLevelStructure()).isEqualTo("acquisition,units");
    assertThat(file.itemCount()).isEqualTo(5);
  }

  @Test
  void files_of_the_first_nwb_say_their_version_in_a_dataset() {
    assertThat(file(new Draft().text("nwb_version", "NWB-1.0.6")).nwbVersion())
        .isEqualTo("NWB-1.0.6");
  }

  private static NwbFile file(Draft draft) {
    return draft.read().file();
  }
}
