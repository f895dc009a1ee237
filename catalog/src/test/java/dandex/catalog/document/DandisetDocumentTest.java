package dandex.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.VersionId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DandisetDocumentTest {
  @Test
  void the_draft_speaks_for_the_dandiset() {
    var document =
        DandisetDocument.of(
            Samples.dandiset(),
            List.of(
                Samples.version(Samples.NEWER, "Published"),
                Samples.version(Samples.OLDER, "Older"),
                Samples.version(VersionId.DRAFT, "Draft")),
            null);

    assertThat(document.name()).isEqualTo("Draft");
    assertThat(document.publishedVersion()).isEqualTo(Samples.NEWER.text());
  }

  @Test
  void without_a_draft_the_newest_published_version_speaks() {
    var document =
        DandisetDocument.of(
            Samples.dandiset(),
            List.of(
                Samples.version(Samples.NEWER, "Published"),
                Samples.version(Samples.OLDER, "Older")),
            null);

    assertThat(document.name()).isEqualTo("Published");
  }

  @Test
  void a_dandiset_whose_versions_are_not_here_yet_has_its_identifier() {
    var document = DandisetDocument.of(Samples.dandiset(), List.of(), null);

    assertThat(document.identifier()).isEqualTo("000003");
    assertThat(document.name()).isNull();
    assertThat(document.assetCount()).isNull();
  }

  @Test
  void full_text_speaks_of_all_that_the_contract_names() {
    var document =
        DandisetDocument.of(
            Samples.dandiset(),
            List.of(Samples.version(VersionId.DRAFT, "Hippocampus CA1/CA3")),
            null);

    assertThat(document.text())
        .startsWith(
            "000003",
            "Hippocampus CA1 CA3",
            "Extracellular recordings",
            "place cells",
            "Buzsáki György")
        .contains("Mus musculus House mouse", "spike sorting technique", "ElectrodeGroup");
  }
}
