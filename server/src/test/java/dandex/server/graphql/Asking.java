package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Asks an engine, and reads what it answers.
record Asking(GraphQlEngine engine) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Answer answer(String query, Map<String, Object> variables) {
    return engine.answer(new Request(query, null, variables, "test"));
  }

  /// `data`, where nothing went wrong.
  JsonNode data(String query, Map<String, Object> variables) {
    var body = json(answer(query, variables));
    assertThat(body.path("errors")).as(query).isEmpty();
    return body.path("data");
  }

  JsonNode data(String query) {
    return data(query, Map.of());
  }

  /// How many statements an answer costs, as the answer says and as the driver has it.
  int statements(String query, Map<String, Object> variables) {
    try (var asked = StatementCount.here()) {
      var answer = answer(query, variables);
      assertThat(answer.code()).as(query).isNull();
      assertThat(asked.statements()).as(query).isEqualTo(answer.cost().statements());
      return asked.statements();
    }
  }

  /// Asserts that a query is refused for what it says.
  void assertRefused(String query, String part) {
    var body = json(answer(query, Map.of()));
    assertThat(body.at("/errors/0/extensions/code").asText())
        .as(query)
        .isEqualTo(Code.BAD_USER_INPUT.name());
    assertThat(body.at("/errors/0/message").asText()).as(query).contains(part);
  }

  private static JsonNode json(Answer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
