package dandex.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
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

  /// As `[^\\p{L}\\p{M}\\p{N}]+` says it.
  @Test
  void whatever_is_neither_letter_nor_mark_nor_digit_is_between_words() {
    var seed = 3;
    var random = new SplittableRandom(seed);
    var between = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    for (int turn = 0; turn < 2_000; turn++) {
      var text =
          random
              .ints(random.nextInt(30), 0, random.nextBoolean() ? 0x180 : 0x11_0000)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      var composed = Normalizer.normalize(text, Normalizer.Form.NFKC);

      assertThat(Words.spaced(text))
          .as("seed %d, turn %d: %s", seed, turn, text)
          .isEqualTo(between.matcher(composed).replaceAll(" ").strip());
    }
  }

  @Test
  void a_text_without_a_word_is_empty() {
    assertThat(Words.spaced(" _-/.\n")).isEmpty();
    assertThat(Words.spaced("")).isEmpty();
  }
}
