package dandex.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.TestServers;
import java.time.Duration;
import java.util.ArrayList;
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

  @Test
  void it_finds_as_many_as_we_do_and_leaves_nothing() throws Exception {
    var stores =
        Stores.at(
            TestServers.freshDatabase(), TestServers.elasticsearch(), TestServers.freshPrefix());
    new Filling(400, 120, 1_000, false).fill(stores);
    var found = new ArrayList<String>();
    try (var program = Program.start(stores.environment(), "serve", "--port", "0");
        var incumbent = Incumbent.built(stores.database())) {
      for (var question : Question.measured()) {
        if (incumbent.statements(question).size() < 2) continue;
        var answer = question.paged(20).answer(program.port());
        var count = Long.parseLong(answer.replaceFirst(".*\"totalCount\":(\\d+).*", "$1"));

        assertThat(incumbent.count(question)).as(question.name()).isEqualTo(count);
        if (count > 0) found.add(question.name());
        assertThat(incumbent.asked(question, 2).run(Duration.ZERO).count()).isEqualTo(2);
      }
    }
    assertThat(found).as("questions that found something").hasSizeGreaterThan(5);
    assertThat(Found.schemas(stores.database())).doesNotContain("bench_incumbent");
  }
}
