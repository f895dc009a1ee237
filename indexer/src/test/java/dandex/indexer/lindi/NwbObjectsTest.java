package dandex.indexer.lindi;

import static dandex.indexer.lindi.LindiDocuments.object;
import static dandex.indexer.lindi.LindiDocuments.objects;
import static dandex.indexer.lindi.LindiDocuments.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.NwbObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NwbObjectsTest {
  private static final String UNITS =
      """
      "units/.zattrs": {"neurodata_type": "Units", "namespace": "core", "object_id": "u-1",
        "description": "sorted by hand", "colnames": ["spike_times", "quality"]},
      """;

  @Test
  void a_group_with_a_type_is_an_object() {
    assertThat(
            bare(
                """
                "acquisition/ES/.zattrs": {"neurodata_type": "ElectricalSeries", "namespace": "core",
                  "object_id": "e-1", "description": "AP band"},
                "acquisition/ES/.zgroup": {"zarr_format": 2}
                """))
        .containsOnlyKeys("acquisition/ES")
        .containsValue(
            new NwbObject(
                "acquisition/ES",
                "ElectricalSeries",
                "core",
                List.of("TimeSeries", "NWBDataInterface", "NWBContainer", "Container"),
                NwbObject.Kind.GROUP,
                null,
                null,
                List.of(),
                null,
                "e-1",
                "AP band"));
  }

  @Test
  void a_dataset_with_a_type_is_an_object_with_shape_and_dtype() {
    assertThat(
            bare(
                """
                "units/quality/.zattrs": {"neurodata_type": "VectorData"},
                "units/quality/.zarray": {"shape": [12, 3], "dtype": "|O", "chunks": [12, 3]}
                """))
        .containsValue(
            new NwbObject(
                "units/quality",
                "VectorData",
                null,
                List.of("Data"),
                NwbObject.Kind.DATASET,
                List.of(12L, 3L),
                "|O",
                List.of(),
                null,
                null,
                null));
  }

  @Test
  void the_file_itself_is_the_object_at_the_root() {
    var file =
        parsed(
                "{\"refs\": {\".zattrs\": {\"neurodata_type\": \"NWBFile\", \"nwb_version\":"
                    + " \"2.7.0\"}}}")
            .objects();
    assertThat(file).extracting(NwbObject::path).containsExactly("/");
    assertThat(file.getFirst().ancestors()).containsExactly("NWBContainer", "Container");
  }

  @Test
  void a_scalar_has_an_empty_shape() {
    var scalar =
        object(
            "a",
            """
            "a/.zattrs": {"neurodata_type": "ScratchData", "_SCALAR": true},
            "a/.zarray": {"shape": [1], "dtype": "<U11"}
            """);
    assertThat(scalar.shape()).isEmpty();
    assertThat(scalar.dtype()).isEqualTo("<U11");
  }

  @Test
  void a_structured_dtype_is_told_as_json() {
    assertThat(
            object(
                    "a",
                    """
                    "a/.zattrs": {"neurodata_type": "VectorData"},
                    "a/.zarray": {"shape": [2], "dtype": [["idx_start", "<i4"], ["count", "<i4"]]}
                    """)
                .dtype())
        .isEqualTo("[[\"idx_start\",\"<i4\"],[\"count\",\"<i4\"]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"shape\": \"4\", \"dtype\": 4}",
        "{\"shape\": [4, -1]}",
        "{\"shape\": [4.5]}",
        "{\"shape\": [[4], null]}",
        "{\"shape\": [99999999999999999999]}"
      })
  void an_array_of_odd_form_is_a_dataset_of_unknown_shape(String zarray) {
    var found =
        object(
            "a", "\"a/.zattrs\": {\"neurodata_type\": \"VectorData\"}, \"a/.zarray\": " + zarray);
    assertThat(found.kind()).isEqualTo(NwbObject.Kind.DATASET);
    assertThat(found.shape()).isNull();
    assertThat(found.dtype()).isNull();
  }

  @Test
  void words_may_come_as_lists_of_one_word() {
    var found =
        object(
            "a",
            """
            "a/.zattrs": {"neurodata_type": ["DynamicTable"], "namespace": ["hdmf-common"],
              "object_id": ["d-1"], "description": ["from MATLAB"], "colnames": "only"}
            """);
    assertThat(found.neurodataType()).isEqualTo("DynamicTable");
    assertThat(found.namespace()).isEqualTo("hdmf-common");
    assertThat(found.objectId()).isEqualTo("d-1");
    assertThat(found.description()).isEqualTo("from MATLAB");
    assertThat(found.columns()).containsExactly("only");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7", "[]", "[\"A\", \"B\"]", "[[\"A\"]]", "{\"A\": 1}", "\"\"", "\" \"", "null"})
  void a_type_of_odd_form_is_none(String type) {
    assertThat(objects("\"a/.zattrs\": {\"neurodata_type\": " + type + "}")).isEmpty();
  }

  @Test
  void a_type_that_no_index_takes_is_none() {
    assertThat(objects("\"a/.zattrs\": {\"neurodata_type\": \"" + "T".repeat(501) + "\"}"))
        .isEmpty();
  }

  @Test
  void a_type_of_an_extension_has_no_known_ancestors() {
    assertThat(
            object(
                    "a",
                    "\"a/.zattrs\": {\"neurodata_type\": \"Probe\", \"namespace\": \"ndx-probe\"}")
                .ancestors())
        .isEmpty();
  }

  @Test
  void a_soft_link_is_no_object() {
    assertThat(
            objects(
                """
                "general/devices/D/.zattrs": {"neurodata_type": "Device"},
                "a/device/.zattrs": {"_SOFT_LINK": {"path": "/general/devices/D"}},
                "b/device/.zattrs": {"_SOFT_LINK": {"path": "/general/devices/D"}, "neurodata_type": "Device"}
                """))
        .containsOnlyKeys("general/devices/D");
  }

  @Test
  void a_type_named_deeper_in_the_attributes_is_none() {
    assertThat(objects("\"a/.zattrs\": {\"note\": {\"neurodata_type\": \"Device\"}}")).isEmpty();
  }

  @Test
  void an_array_that_is_kept_elsewhere_is_an_object_like_any_other() {
    var refs =
        """
        "a/.zattrs": {"neurodata_type": "VectorData",
          "_EXTERNAL_ARRAY_LINK": {"link_type": "hdf5_dataset", "url": "https://x", "name": "a"}},
        "a/.zarray": {"shape": [900000000], "dtype": "<i2"}
        """;
    assertThat(object("a", refs).shape()).containsExactly(900_000_000L);
  }

  @Test
  void a_table_has_as_many_rows_as_identifiers() {
    var units =
        object(
            "units",
            UNITS
                + """
                "units/id/.zarray": {"shape": [31]},
                "units/spike_times/.zarray": {"shape": [50000]}
                """);
    assertThat(units.rows()).isEqualTo(31);
    assertThat(units.columns()).containsExactly("spike_times", "quality");
  }

  @Test
  void without_identifiers_the_first_column_tells_the_rows() {
    assertThat(object("units", UNITS + "\"units/spike_times/.zarray\": {\"shape\": [9, 2]}").rows())
        .isEqualTo(9);
  }

  @Test
  void a_ragged_first_column_has_as_many_rows_as_its_outermost_index() {
    var ragged =
        UNITS
            + """
            "units/spike_times/.zarray": {"shape": [50000]},
            "units/spike_times_index/.zarray": {"shape": [400]}
            """;
    assertThat(object("units", ragged).rows()).isEqualTo(400);
    assertThat(
            object(
                    "units",
                    ragged + ", \"units/spike_times_index_index/.zarray\": {\"shape\": [31]}")
                .rows())
        .isEqualTo(31);
  }

  @Test
  void a_table_without_anything_to_count_has_unknown_rows() {
    assertThat(object("units", UNITS + "\"x/.zgroup\": {}").rows()).isNull();
    assertThat(object("units", UNITS + "\"units/id/.zarray\": {\"shape\": []}").rows()).isNull();
  }

  @Test
  void a_table_that_names_no_columns_still_has_rows() {
    assertThat(
            object(
                    "intervals/trials",
                    """
                    "intervals/trials/.zattrs": {"neurodata_type": "TimeIntervals"},
                    "intervals/trials/id/.zarray": {"shape": [0]}
                    """)
                .rows())
        .isZero();
  }

  @Test
  void objects_of_a_file_have_paths_of_their_own_however_odd_its_keys() {
    var typed = "{\"neurodata_type\": \"NWBFile\"}";
    assertThat(
            parsed(
                    "{\"refs\": {\".zattrs\": %s, \"/.zattrs\": %s, \"//.zattrs\": %s}}"
                        .formatted(typed, typed, typed))
                .objects())
        .extracting(NwbObject::path)
        .doesNotHaveDuplicates();
  }

  /// Without attributes.
  private static Map<String, NwbObject> bare(String refs) {
    return objects(refs).values().stream()
        .map(object ->
            new NwbObject(
                object.path(),
                object.neurodataType(),
                object.namespace(),
                object.ancestors(),
                object.kind(),
                object.shape(),
                object.dtype(),
                object.columns(),
                object.rows(),
                object.objectId(),
                object.description()))
        .collect(Collectors.toMap(NwbObject::path, object -> object));
  }
}
