package dandex.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionTest {
  @Test
  void ten_questions_of_the_cookbook_are_measured() throws Exception {
    assertThat(Question.measured())
        .hasSize(10)
        .allSatisfy(question -> assertThat(question.query()).startsWith("{").endsWith("}\n"));
  }

  @Test
  void a_page_is_as_large_as_wanted_and_nothing_else_changes() {
    var question = new Question("x", "{ assets(first: 1000) { totalCount } }");

    assertThat(question.paged(20).query()).isEqualTo("{ assets(first: 20) { totalCount } }");
  }
}
