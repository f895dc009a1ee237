package dandex.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediaTypeTest {
  @Test
  void json_is_what_a_client_gets_that_does_not_care() {
    for (var accept : List.of("", "*/*", "application/*", "text/html, */*;q=0.1")) {
      assertThat(MediaType.accepted(accept)).as(accept).contains(MediaType.JSON);
    }
    assertThat(MediaType.accepted(null)).contains(MediaType.JSON);
  }

  @Test
  void the_newer_form_is_for_clients_that_name_it() {
    for (var accept :
        List.of(
            "application/graphql-response+json",
            "application/graphql-response+json; charset=utf-8, application/json; charset=utf-8",
            "application/json;q=0.5, application/graphql-response+json")) {
      assertThat(MediaType.accepted(accept)).as(accept).contains(MediaType.GRAPHQL_RESPONSE);
    }
    assertThat(MediaType.accepted("application/json, application/graphql-response+json;q=0.9"))
        .contains(MediaType.JSON);
  }

  @Test
  void what_is_neither_is_not_acceptable() {
    assertThat(MediaType.accepted("text/html")).isEmpty();
    assertThat(MediaType.accepted("application/json;q=0")).isEmpty();
  }

  @Test
  void only_json_in_utf_8_is_a_request() {
    assertThat(MediaType.isJson("application/json")).isTrue();
    assertThat(MediaType.isJson("Application/JSON; charset=\"UTF-8\"")).isTrue();
    assertThat(MediaType.isJson("application/json; charset=latin1")).isFalse();
    assertThat(MediaType.isJson("text/plain")).isFalse();
    assertThat(MediaType.isJson(null)).isFalse();
  }
}
