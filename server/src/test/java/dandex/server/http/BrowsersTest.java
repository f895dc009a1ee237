package dandex.server.http;

import static dandex.server.http.Served.JSON;
import static dandex.server.http.Served.MODERN;
import static dandex.server.http.Served.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What a browser is told, and what a page of another site cannot do with one.
class BrowsersTest {
  private static final String FRIEND = "https://friend.example";
  private static final String STRANGER = "https://stranger.example";
  private static final String MUTATION = "{\"query\":\"mutation { nothing }\"}";

  private static final Served closed = Served.of(options -> options);
  private static final Served known = Served.of(options -> options.with(Set.of(FRIEND)));
  private static final Served open = Served.of(options -> options.with(Set.of("*")));

  @AfterAll
  static void stop() {
    closed.close();
    known.close();
    open.close();
  }

  @Test
  void every_answer_has_the_headers_of_security_and_no_banner() throws Exception {
    var paths =
        List.of(
            "/graphql?query=%7B__typename%7D",
            "/graphql",
            "/nowhere",
            "/health/live",
            "/metrics",
            "/graphiql",
            "/graphiql/start.js",
            "/");
    for (var path : paths) {
      var answer = closed.send(closed.to(path).GET());
      assertThat(header(answer, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
      assertThat(header(answer, "Referrer-Policy")).as(path).isEqualTo("no-referrer");
      assertThat(answer.headers().allValues("Content-Security-Policy")).as(path).hasSize(1);
      assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'");
      assertThat(header(answer, "Server")).as(path).isEmpty();
    }
    assertThat(header(closed.send(closed.to("/graphql").DELETE()), "Referrer-Policy")).isNotEmpty();
  }

  @Test
  void no_other_site_reads_answers_unless_it_is_told() throws Exception {
    assertThat(allowed(closed, FRIEND)).isEmpty();
    assertThat(allowed(known, STRANGER)).isEmpty();
    assertThat(allowed(known, FRIEND)).isEqualTo(FRIEND);
    assertThat(allowed(open, STRANGER)).isEqualTo("*");
  }

  @Test
  void a_site_that_reads_answers_reads_request_ids_and_rates_too() throws Exception {
    var answer = asked(known, FRIEND);

    assertThat(header(answer, "Access-Control-Expose-Headers"))
        .contains("X-Request-Id", "RateLimit", "Retry-After");
    assertThat(answer.headers().allValues("Vary").toString()).contains("Origin", "Accept");
    assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void a_preflight_is_answered_for_the_sites_that_are_told() throws Exception {
    var friend = preflight(known, FRIEND);
    assertThat(friend.statusCode()).isEqualTo(204);
    assertThat(header(friend, "Access-Control-Allow-Origin")).isEqualTo(FRIEND);
    assertThat(header(friend, "Access-Control-Allow-Methods")).isEqualTo("GET, POST");
    assertThat(header(friend, "Access-Control-Allow-Headers"))
        .contains("Content-Type", "Authorization", "X-Api-Key");

    assertThat(preflight(known, "/export/assets.csv", FRIEND).statusCode()).isEqualTo(204);
    assertThat(header(preflight(known, STRANGER), "Access-Control-Allow-Methods")).isEmpty();
    assertThat(header(preflight(closed, FRIEND), "Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void a_mutation_by_get_is_not_executed() throws Exception {
    for (var form : List.of(JSON, MODERN)) {
      for (var query : List.of("mutation { nothing }", "query Q { a } mutation M { nothing }")) {
        var parameters =
            query.contains(" M ")
                ? Map.of("query", query, "operationName", "M")
                : Map.of("query", query);
        var refused = closed.get(parameters, form);
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(header(refused, "Allow")).isEqualTo("POST");
        assertThat(Served.code(refused)).isEqualTo("METHOD_NOT_ALLOWED");
      }
    }
    var other = Map.of("query", "query Q { __typename } mutation M { a }", "operationName", "Q");
    assertThat(closed.get(other, JSON).statusCode()).isEqualTo(200);
  }

  @Test
  void what_a_form_of_another_site_can_post_is_not_read() throws Exception {
    for (var type :
        List.of(
            "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
      var refused =
          open.send(
              open.to("/graphql")
                  .header("Content-Type", type)
                  .header("Origin", STRANGER)
                  .POST(BodyPublishers.ofString(MUTATION)));
      assertThat(refused.statusCode()).as(type).isEqualTo(415);
    }
    var bare = open.send(open.to("/graphql").POST(BodyPublishers.ofString(MUTATION)));
    assertThat(bare.statusCode()).isEqualTo(415);
  }

  @Test
  void both_forms_of_an_answer_are_compressed() throws Exception {
    for (var form : List.of(JSON, MODERN)) {
      var zipped =
          closed
              .client()
              .send(
                  closed
                      .to("/graphql?query=%7Bassets%7Bnodes%7Bid%20path%20size%7D%7D%7D")
                      .header("Accept", form)
                      .header("Accept-Encoding", "gzip")
                      .build(),
                  BodyHandlers.ofByteArray());
      assertThat(header(zipped, "Content-Encoding")).as(form).isEqualTo("gzip");
      assertThat(zipped.headers().allValues("Vary").toString()).contains("Accept");
      assertThat(zipped.body()).hasSizeLessThan(5_000);
    }
  }

  private static String allowed(Served served, String origin) throws Exception {
    return header(asked(served, origin), "Access-Control-Allow-Origin");
  }

  private static HttpResponse<String> asked(Served served, String origin) throws Exception {
    return served.send(
        served
            .to("/graphql")
            .header("Content-Type", JSON)
            .header("Origin", origin)
            .POST(BodyPublishers.ofString("{\"query\":\"{ __typename }\"}")));
  }

  private static HttpResponse<String> preflight(Served served, String origin) throws Exception {
    return preflight(served, "/graphql", origin);
  }

  private static HttpResponse<String> preflight(Served served, String path, String origin)
      throws Exception {
    return served.send(
        served
            .to(path)
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type,x-api-key")
            .method("OPTIONS", BodyPublishers.noBody()));
  }
}
