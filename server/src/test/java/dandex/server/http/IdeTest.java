package dandex.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The IDE offers the questions of the cookbook.
class IdeTest {
  private static final Served served = Served.of(options -> options);

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void every_question_of_the_cookbook_is_offered_and_no_other() throws Exception {
    var cookbook = Files.readString(Path.of("..", "docs", "cookbook.md"));
    var questions = questions();

    assertThat(questions).hasSize(cookbook.split("```graphql", -1).length - 1).isNotEmpty();
    var from = 0;
    for (var question : questions) {
      // Each under its own heading, in their order.
      from = cookbook.indexOf("\n### " + question.path("title").asText() + "\n", from);
      assertThat(from).as(question.toString()).isNotNegative();
      assertThat(cookbook.lastIndexOf("\n## ", from))
          .isEqualTo(cookbook.indexOf("\n## " + question.path("part").asText() + "\n"));
      var block = cookbook.indexOf("```graphql\n", from);
      assertThat(cookbook.substring(block))
          .startsWith("```graphql\n" + question.path("query").asText() + "```\n");
    }
  }

  @Test
  void every_question_that_is_offered_is_answered() throws Exception {
    for (var question : questions()) {
      var answer = served.ask(question.path("query").asText(), Served.MODERN);

      assertThat(answer.statusCode()).as(question.toString()).isEqualTo(200);
      assertThat(Served.json(answer).path("errors")).as(question.toString()).isEmpty();
    }
  }

  @Test
  void a_question_that_is_chosen_stands_in_the_editor_and_never_in_place_of_what_somebody_wrote()
      throws Exception {
    var project = NodeProject.installed("graphiql-page", "page.js");

    var ran = project.run("node", "page.js", served.url() + "/graphiql");

    assertThat(ran.isOk()).as(ran.text()).isTrue();
    var told = new ObjectMapper().readTree(ran.text());
    var questions = questions();
    var parts = questions.stream().map(question -> question.path("part").asText()).distinct();
    var tabs = (int) parts.count();
    assertThat(told.path("titles")).hasSameSizeAs(questions);
    assertThat(told.path("tabs").asInt()).isEqualTo(tabs);
    assertThat(told.path("first")).isEqualTo(questions.getFirst().path("query"));
    assertThat(told.at("/replaced/query")).isEqualTo(questions.get(5).path("query"));
    assertThat(told.at("/replaced/tabs").asInt()).isEqualTo(tabs);
    assertThat(told.at("/added/query")).isEqualTo(questions.get(6).path("query"));
    assertThat(told.at("/added/tabs").asInt()).isEqualTo(tabs + 1);
  }

  private static List<JsonNode> questions() throws Exception {
    var answer = served.send(served.to("/graphiql/questions.json").GET());
    assertThat(Served.header(answer, "Content-Type")).startsWith("application/json");
    var questions = new ArrayList<JsonNode>();
    Served.json(answer).forEach(questions::add);
    return questions;
  }
}
