package dandex.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void a_path_falls_into_the_words_that_people_look_for() {
    assertThat(Words.spaced("sub-01/sub-01_ses-a.nwb")).isEqualTo("sub 01 sub 01 ses a nwb");
  }

  @Test
  void letters_of_every_script_stay_with_their_marks() {
    assertThat(Words.spaced("Buzsáki, György")).isEqualTo("Buzsáki György");
    assertThat(Words.spaced("Buzsa\u0301ki")).isEqualTo("Buzsáki");
    assertThat(Words.spaced("नमस्ते-दुनिया")).isEqualTo("नमस्ते दुनिया");
  }

  @Test
  void a_text_without_a_word_is_empty() {
    assertThat(Words.spaced(" _-/.\n")).isEmpty();
    assertThat(Words.spaced("")).isEmpty();
  }
}
