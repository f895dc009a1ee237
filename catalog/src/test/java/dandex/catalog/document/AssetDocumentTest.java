package dandex.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dandex.catalog.DandisetId;
import dandex.catalog.Topics;
import dandex.catalog.VersionId;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssetDocumentTest {
  @Test
  void each_scope_holds_the_places_that_belong_to_it() {
    var document =
        Samples.document(
            Samples.asset(1),
            List.of(
                Samples.place(Samples.DANDISET, VersionId.DRAFT, false, "new.nwb"),
                Samples.place(new DandisetId("000009"), Samples.NEWER, true, "other.nwb"),
                Samples.place(Samples.DANDISET, Samples.OLDER, false, "old.nwb")),
            List.of());

    assertThat(document.draft())
        .isEqualTo(new Standing(List.of("000003"), List.of("new.nwb"), List.of("new nwb")));
    assertThat(document.latest())
        .isEqualTo(new Standing(List.of("000009"), List.of("other.nwb"), List.of("other nwb")));
    assertThat(document.any().dandiset()).containsExactly("000003", "000009");
    assertThat(document.any().path()).containsExactly("new.nwb", "other.nwb", "old.nwb");
  }

  @Test
  void the_root_knows_all_types_with_and_without_their_ancestors() {
    var document =
        Samples.document(
            Samples.asset(1),
            List.of(),
            List.of(Samples.UNITS, Samples.vector("units/id", "<i8", 120L)));

    assertThat(document.exactNeurodataType()).containsExactly("Units", "VectorData");
    assertThat(document.neurodataType())
        .containsExactly("Units", "DynamicTable", "Container", "VectorData", "Data");
    assertThat(document.objectCount()).isEqualTo(2);
  }

  @Test
  void full_text_speaks_of_path_subject_topics_and_types() {
    var document =
        Samples.document(
            Samples.asset(1),
            List.of(Samples.place(Samples.DANDISET, VersionId.DRAFT, false, "sub-01_ses-a.nwb")),
            List.of(Samples.UNITS));

    assertThat(document.text())
        .containsExactly(
            "sub 01 ses a nwb",
            "sub A1",
            "Mus musculus House mouse",
            "mouse",
            "electrophysiological approach",
            "spike sorting technique",
            "ElectrodeGroup",
            "Units");
  }

  @Test
  void what_is_not_there_is_not_written() throws Exception {
    var asset = Samples.asset(1);
    var bare =
        new dandex.catalog.Asset(
            asset.id(),
            null,
            null,
            0,
            null,
            asset.created(),
            asset.modified(),
            Topics.NONE,
            asset.metadata());

    assertThat(text(Samples.document(bare, List.of(), List.of())))
        .isEqualTo(
            """
            {"assetId":"00000000-0000-0007-0000-000000000001","draft":{},"latest":{},"any":{},\
            "size":0,"created":"2021-03-04T05:06:07.123456Z",\
            "modified":"2022-03-04T05:06:07.654321Z","species":{},"sex":{},"approach":{},\
            "measurementTechnique":{},"objectCount":0}\
            """);
  }

  @Test
  void a_scalar_has_no_shape_and_a_group_neither() throws Exception {
    var json =
        new JsonMapper()
            .readTree(
                text(
                    Samples.document(
                        Samples.asset(1),
                        List.of(),
                        List.of(Samples.UNITS, Samples.vector("scalar", "|O")))));

    assertThat(json.at("/nwbObjects/0").has("shape")).isFalse();
    assertThat(json.at("/nwbObjects/1").has("shape")).isFalse();
    assertThat(json.at("/nwbObjects/1/dtype").asText()).isEqualTo("|O");
  }

  private static String text(Document document) throws Exception {
    ByteBuffer bytes = document.json().asByteBuffer();
    return java.nio.charset.StandardCharsets.UTF_8.decode(bytes).toString();
  }
}
