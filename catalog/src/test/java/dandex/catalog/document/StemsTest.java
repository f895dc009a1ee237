package dandex.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StemsTest {
  @Test
  void endings_accents_and_case_do_not_matter() {
    assertFound("neurons", "One Neuron of the fly");
    assertFound("Muller", "Müller glia");
    assertFound("müller", "Muller");
    assertFound("RECORDINGS of a rat", "a recording in rats");
    assertFound("Buzsaki György", "Buzsáki, Gyorgy");
  }

  @Test
  void synonyms_find_each_other_as_phrases() {
    assertFound("human", "Homo sapiens - Human");
    assertFound("Homo sapiens", "of humans");
    assertFound("mice", "Mus musculus");
    assertFound("ephys in mouse", "electrophysiological approach, House mouse");
    assertNotFound("human", "Mus musculus");
    assertNotFound("homo", "humans");
  }

  @Test
  void every_word_that_tells_something_must_occur() {
    assertNotFound("hippocampal mouse", "mouse");
    assertFound("the hippocampus of the mouse", "mouse hippocampus");
    assertThat(Stems.sought("of the")).isEmpty();
    assertThat(Stems.sought("%*-")).isEmpty();
  }

  @Test
  void names_of_types_are_found_by_their_parts() {
    assertFound("electrical series", "ElectricalSeries");
    assertFound("ElectricalSeries", "ElectricalSeries");
    assertFound("electricalseries", "ElectricalSeries");
  }

  @Test
  void a_word_is_cut_between_a_small_and_a_capital_letter_only() {
    assertThat(Stems.humps("ElectricalSeries LFP sub-A1b ÉtatÉlevé"))
        .containsExactly("electr", "seri", "etat", "elev");
    assertThat(Stems.kept("theRat's x")).isEqualTo("therat s x rat");
  }

  private static void assertFound(String search, String text) {
    assertThat(List.of(Stems.kept(text).split(" ", -1)))
        .as("%s in %s", search, text)
        .containsAll(Stems.sought(search));
  }

  private static void assertNotFound(String search, String text) {
    assertThat(List.of(Stems.kept(text).split(" ", -1)).containsAll(Stems.sought(search)))
        .as("%s in %s", search, text)
        .isFalse();
  }
}
