package dandex.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkedTest {
  @Test
  void what_was_searched_for_is_marked_whatever_its_ending() {
    assertThat(marked("neuron recordings", "Recording of neurons in Müller's lab"))
        .isEqualTo("[Recording] of [neurons] in Müller's lab");
    assertThat(marked("muller", "Recording in Müller's lab"))
        .isEqualTo("Recording in [Müller]'s lab");
  }

  @Test
  void phrases_that_mean_the_same_are_marked_word_by_word() {
    assertThat(marked("mouse", "of Mus musculus (C57BL/6J)"))
        .isEqualTo("of [Mus] [musculus] (C57BL/6J)");
    assertThat(marked("electrical", "an ElectricalSeries")).isEqualTo("an [ElectricalSeries]");
  }

  @Test
  void of_a_long_text_the_stretch_around_the_first_match_is_shown() {
    var text = "many words ".repeat(100) + "hippocampus " + "and more ".repeat(100);
    var marked = marked("hippocampal", text);

    assertThat(marked).hasSizeLessThan(300).contains("words [hippocampus] and");
  }

  @Test
  void a_text_without_a_match_has_no_marks() {
    assertThat(Marked.of("nothing of it", Stems.sought("mouse"))).isEmpty();
    assertThat(Marked.of("", Stems.sought("mouse"))).isEmpty();
    assertThat(Marked.of("mouse", Stems.sought("of the"))).isEmpty();
  }

  private static String marked(String search, String text) {
    return Marked.of(text, Stems.sought(search)).orElseThrow().parts().stream()
        .map(part -> part.matched() ? "[" + part.text() + "]" : part.text())
        .collect(Collectors.joining());
  }
}
