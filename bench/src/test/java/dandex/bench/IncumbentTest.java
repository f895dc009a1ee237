package dandex.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IncumbentTest {
  @Test
  void sections_are_questions_and_their_statements() {
    assertThat(
            Incumbent.questions(
                "-- A word.\n\n-- 1.\nselect 1;\nselect 2;\n\n-- A7.\nselect\n3;\n"))
        .hasSize(2)
        .containsEntry("1.", List.of("select 1", "select 2"))
        .containsEntry("A7.", List.of("select\n3"));
  }
}
