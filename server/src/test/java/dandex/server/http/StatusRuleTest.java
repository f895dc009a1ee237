package dandex.server.http;

import static dandex.server.http.Served.JSON;
import static dandex.server.http.Served.MODERN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusRuleTest {
  private static final Served usual = Served.of(options -> options);
  private static final Served draft = Served.of(options -> options.with(StatusRule.DRAFT));

  @AfterAll
  static void stop() {
    usual.close();
    draft.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"qeury\":\"{__typename}\"}",
        "{\"query\":7}",
        "{\"query\":\"{__typename}\",\"variables\":[7]}",
        "{\"query\":\"{__typename}\",\"extensions\":7}"
      })
  void json_that_is_no_request_is_400_and_422_in_the_draft(String body) throws Exception {
    assertThat(usual.post(body, MODERN).statusCode()).isEqualTo(400);
    assertThat(draft.post(body, MODERN).statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ nothing }",
        "query($n: Int!) { assets(first: $n) { totalCount } }",
        "query A { __typename } query B { __typename }"
      })
  void a_document_that_cannot_be_executed_is_400_and_422_in_the_draft(String query)
      throws Exception {
    assertThat(usual.ask(query, MODERN).statusCode()).isEqualTo(400);
    assertThat(draft.ask(query, MODERN).statusCode()).isEqualTo(422);
  }

  @Test
  void what_cannot_be_read_is_400_always() throws Exception {
    for (var served : List.of(usual, draft)) {
      assertThat(served.post("{", MODERN).statusCode()).isEqualTo(400);
      assertThat(served.ask("{", MODERN).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void data_with_errors_is_200_and_294_in_the_draft() throws Exception {
    var partial = "{ __typename assets(first: 1001) { totalCount } }";

    assertThat(usual.ask(partial, MODERN).statusCode()).isEqualTo(200);
    assertThat(draft.ask(partial, MODERN).statusCode()).isEqualTo(294);
    assertThat(Served.json(draft.ask(partial, MODERN)).at("/data/__typename").asText())
        .isEqualTo("Query");
    assertThat(draft.ask(partial, JSON).statusCode()).isEqualTo(200);
    assertThat(draft.ask("{ __typename }", MODERN).statusCode()).isEqualTo(200);
  }

  @Test
  void the_older_form_is_for_what_succeeds_only_in_the_draft() throws Exception {
    assertThat(usual.ask("{ nothing }", JSON).statusCode()).isEqualTo(200);
    var refused = draft.ask("{ nothing }", JSON);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Served.header(refused, "Content-Type")).startsWith(MODERN);

    var answered = draft.ask("{ __typename }", JSON);
    assertThat(answered.statusCode()).isEqualTo(200);
    assertThat(Served.header(answered, "Content-Type")).startsWith(JSON);
  }

  @Test
  void batches_and_long_bodies_have_codes_of_their_own() throws Exception {
    assertThat(Served.code(usual.post("[{\"query\":\"{ __typename }\"}]", JSON)))
        .isEqualTo("BATCH_NOT_ALLOWED");
    assertThat(Served.code(usual.post("[]", JSON))).isEqualTo("BATCH_NOT_ALLOWED");
    assertThat(Served.code(usual.post(" ".repeat(1_000_001), JSON)))
        .isEqualTo("DOCUMENT_SIZE_LIMIT");
  }

  @Test
  void other_refusals_of_http_are_the_same_in_both() throws Exception {
    for (var served : List.of(usual, draft)) {
      assertThat(served.ask("{ __typename }", "text/html").statusCode()).isEqualTo(406);
      assertThat(served.post(" ".repeat(1_000_001), JSON).statusCode()).isEqualTo(413);
    }
  }
}
