package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.InvalidSyntaxError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.parser.Parser;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentCacheTest {
  private final DocumentCache cache = new DocumentCache(100);
  private int parsed;

  @Test
  void a_document_is_parsed_once() {
    ask("{ __typename }");
    ask("{ __typename }");

    assertThat(parsed).isEqualTo(1);
  }

  @Test
  void a_document_that_is_in_use_outlives_many_that_are_not() {
    var wanted = "{ wanted }";
    for (int number = 0; number < 40; number++) {
      ask(wanted);
      for (int other = 0; other < 3; other++) ask(longDocument(number * 3 + other));
    }
    assertThat(parsed).isEqualTo(1 + 120);
  }

  @Test
  void what_was_not_asked_for_lately_is_forgotten() {
    ask("{ first }");
    for (int number = 0; number < 40; number++) ask(longDocument(number));
    ask("{ first }");

    assertThat(parsed).isEqualTo(42);
  }

  @Test
  void what_is_no_document_is_not_kept() {
    ask("{");
    ask("{");

    assertThat(parsed).isEqualTo(2);
  }

  private static String longDocument(int number) {
    return "{ field" + number + " }" + " ".repeat(20_000);
  }

  private void ask(String query) {
    cache.getDocumentAsync(ExecutionInput.newExecutionInput(query).build(), this::parse).join();
  }

  private PreparsedDocumentEntry parse(ExecutionInput input) {
    parsed++;
    if (input.getQuery().equals("{")) {
      return new PreparsedDocumentEntry(new InvalidSyntaxError(List.of(), "no document"));
    }
    return new PreparsedDocumentEntry(Parser.parse(input.getQuery()));
  }
}
