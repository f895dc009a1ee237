package dandex.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.outbox.Backlog;
import dandex.server.TestStack;
import dandex.server.export.ExportKey;
import dandex.server.export.ExportOptions;
import dandex.server.export.Exports;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Limits;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ServerTest {
  private static final String MODERN = "application/graphql-response+json";
  private static final String JSON = "application/json";

  private static final TestStack stack = TestStack.shared();
  private static final GraphQlEngine engine = new GraphQlEngine(stack.sources(), Limits.USUAL);
  private static final Server server = start(up());
  private static final HttpClient client = HttpClient.newHttpClient();

  @AfterAll
  static void stop() {
    server.close();
    engine.close();
    client.close();
  }

  @Test
  void a_query_is_answered_by_post_and_by_get() throws Exception {
    var posted =
        post(
            "{\"query\":\"query($n: Int!) { assets(first: $n) { nodes { path } } }\","
                + "\"variables\":{\"n\":1},\"operationName\":null,\"extensions\":{}}",
            JSON);
    var got =
        get(
            "/graphql?query="
                + encoded("query($n: Int!) { assets(first: $n) { nodes { path } } }")
                + "&variables="
                + encoded("{\"n\":1}"));

    assertThat(posted.statusCode()).isEqualTo(200);
    assertThat(posted.headers().firstValue("Content-Type").orElseThrow())
        .matches("application/json; ?charset=utf-8");
    assertThat(json(posted).at("/data/assets/nodes/0/path").asText())
        .isEqualTo("sub-000/sub-000_ecephys.nwb");
    assertThat(got.body()).isEqualTo(posted.body());
  }

  @Test
  void the_newer_form_tells_errors_by_the_status() throws Exception {
    var query = "{\"query\":\"{ __typename }\"}";
    assertThat(post(query, MODERN).headers().firstValue("Content-Type").orElseThrow())
        .matches("application/graphql-response\\+json; ?charset=utf-8");
    assertThat(post(query, MODERN).statusCode()).isEqualTo(200);

    for (var wrong :
        List.of("{", "{ nothing }", "query($n: Int!) { assets(first: $n) { totalCount } }")) {
      var body = new ObjectMapper().writeValueAsString(Map.of("query", wrong));
      assertThat(post(body, MODERN).statusCode()).as(wrong).isEqualTo(400);
      assertThat(post(body, JSON).statusCode()).as(wrong).isEqualTo(200);
      assertThat(json(post(body, JSON)).at("/errors/0/extensions/code").isTextual()).isTrue();
      assertThat(json(post(body, JSON)).has("data")).isFalse();
    }
    var partial = "{\"query\":\"{ assets(first: 1001) { totalCount } }\"}";
    assertThat(post(partial, MODERN).statusCode()).isEqualTo(200);
    assertThat(json(post(partial, MODERN)).at("/data/assets").isNull()).isTrue();
  }

  @Test
  void what_is_no_request_is_refused_with_an_error_of_graphql() throws Exception {
    for (var body :
        List.of(
            "",
            "{",
            "\"{ __typename }\"",
            "{}",
            "{\"query\":7}",
            "{\"query\":\"\"}",
            "{\"query\":\"{ __typename }\",\"variables\":[]}",
            "{\"query\":\"{ __typename }\",\"variables\":\"x\"}",
            "{\"query\":\"{ __typename }\",\"operationName\":7}",
            "{\"query\":\"{ __typename }\",\"extensions\":7}",
            "{\"query\":\"{ __typename }\"} more")) {
      var refused = post(body, JSON);
      assertThat(refused.statusCode()).as(body).isEqualTo(400);
      assertThat(json(refused).at("/errors/0/extensions/code").asText())
          .as(body)
          .isEqualTo("BAD_USER_INPUT");
    }
    assertThat(get("/graphql").statusCode()).isEqualTo(400);
    assertThat(get("/graphql?query=%7B__typename%7D&variables=x").statusCode()).isEqualTo(400);
  }

  @Test
  void other_methods_forms_and_sizes_are_refused() throws Exception {
    var query = BodyPublishers.ofString("{\"query\":\"{ __typename }\"}");
    var put = send(to("/graphql").header("Content-Type", JSON).PUT(query));
    assertThat(put.statusCode()).isEqualTo(405);
    assertThat(put.headers().firstValue("Allow")).contains("GET, POST");
    assertThat(json(put).at("/errors/0/message").asText()).isNotEmpty();

    assertThat(send(to("/graphql").header("Content-Type", "text/plain").POST(query)).statusCode())
        .isEqualTo(415);
    assertThat(post("{\"query\":\"{ __typename }\"}", "text/html").statusCode()).isEqualTo(406);
    assertThat(post(" ".repeat(1_000_001), JSON).statusCode()).isEqualTo(413);
  }

  @Test
  void a_request_has_an_id_that_is_the_clients_when_that_is_sane() throws Exception {
    var given = send(to("/health/live").header("X-Request-Id", "abc-1").GET());
    assertThat(given.headers().firstValue("X-Request-Id")).contains("abc-1");

    var insane = send(to("/health/live").header("X-Request-Id", "a b\"<script>").GET());
    assertThat(insane.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{16}");
  }

  @Test
  void long_answers_are_compressed_for_those_who_accept_it() throws Exception {
    var body = "{\"query\":\"{ assets { nodes { id path size } } }\"}";
    var zipped =
        client.send(
            to("/graphql")
                .header("Content-Type", JSON)
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofInputStream());

    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    var text =
        new String(new GZIPInputStream(zipped.body()).readAllBytes(), StandardCharsets.UTF_8);
    assertThat(text).isEqualTo(post(body, JSON).body());
  }

  @Test
  void the_ide_loads_everything_from_here() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(302);
    assertThat(get("/").headers().firstValue("Location")).contains("/graphiql");
    var page = get("/graphiql");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'");
    assertThat(page.body()).doesNotContain("http://", "https://", "//cdn", "<script>");

    var links =
        Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body()).results().toList();
    assertThat(links).hasSizeGreaterThan(5);
    for (var link : links) {
      var url = link.group(1);
      if (url.equals("data:,")) continue;
      assertThat(url).startsWith("/graphiql/");
      var file = get(url);
      assertThat(file.statusCode()).as(url).isEqualTo(200);
      assertThat(file.body()).as(url).isNotEmpty();
      assertThat(file.headers().firstValue("Content-Type").orElseThrow())
          .as(url)
          .startsWith(url.endsWith(".css") ? "text/css" : "text/javascript");
    }
    assertThat(get("/graphiql/none.js").statusCode()).isEqualTo(404);
  }

  @Test
  void the_introspection_that_an_ide_asks_for_is_answered() throws Exception {
    var query =
        """
        query IntrospectionQuery { __schema { queryType { name } types { ...FullType }
          directives { name args { ...InputValue } } } }
        fragment FullType on __Type { kind name description
          fields(includeDeprecated: true) { name args { ...InputValue } type { ...TypeRef } }
          inputFields { ...InputValue } enumValues(includeDeprecated: true) { name } }
        fragment InputValue on __InputValue { name type { ...TypeRef } defaultValue }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType {
          kind name } } } } } } } }
        """;
    var answer = post(new ObjectMapper().writeValueAsString(Map.of("query", query)), JSON);

    assertThat(json(answer).has("errors")).isFalse();
    assertThat(answer.body()).contains("AssetFilter", "{field : PATH, direction : ASC}");
  }

  @Test
  void an_unknown_path_is_a_404_in_json() throws Exception {
    var lost = get("/nowhere");
    assertThat(lost.statusCode()).isEqualTo(404);
    assertThat(json(lost).at("/errors/0/message").asText()).contains("/graphql");
  }

  @Test
  void health_tells_what_is_up() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    var ready = get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(json(ready))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"status":"ready","postgres":"up","elasticsearch":"up","search":"up","pendingChanges":3,"lagSeconds":1.5}\
                    """));
  }

  @Test
  void a_server_without_search_is_ready_and_one_without_postgres_is_not() throws Exception {
    Runnable down =
        () -> {
          throw new IllegalStateException("no");
        };
    try (var lame = start(new Health(() -> {}, down, () -> false, ServerTest::behind))) {
      var ready = get(lame, "/health/ready");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(json(ready).at("/elasticsearch").asText()).isEqualTo("down");
      assertThat(json(ready).at("/search").asText()).isEqualTo("down");
      assertThat(get(lame, "/metrics").body()).contains("dandex_search_up 0.0");
    }
    try (var dead =
        start(
            new Health(
                down,
                down,
                () -> true,
                () -> {
                  throw new IllegalStateException("no");
                }))) {
      var ready = get(dead, "/health/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(json(ready).at("/pendingChanges").isNull()).isTrue();
      assertThat(json(ready).at("/lagSeconds").isNull()).isTrue();
      assertThat(get(dead, "/metrics").body())
          .contains("dandex_mirror_pending NaN", "dandex_mirror_lag_seconds NaN");
      assertThat(get(dead, "/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void metrics_count_queries_by_operation_and_outcome() throws Exception {
    post("{\"query\":\"query Counted { __typename }\"}", JSON);
    post("{\"query\":\"query Counted { nothing }\"}", JSON);
    post("{\"query\":\"query Refused { assets(first: -1) { totalCount } }\"}", JSON);

    assertThat(get("/metrics").body())
        .contains(
            "dandex_graphql_requests_seconds_count{operation=\"Counted\",outcome=\"OK\"} 1",
            "dandex_graphql_requests_seconds_count{operation=\"Refused\",outcome=\"BAD_USER_INPUT\"}"
                + " 1",
            "jvm_memory_used_bytes",
            "dandex_mirror_pending 3.0",
            "dandex_mirror_lag_seconds 1.5");
  }

  @Test
  void a_stop_lets_requests_be_answered_that_were_begun() throws Exception {
    var own = TestStack.own();
    try (var slow = new GraphQlEngine(own.sources(), Limits.USUAL);
        var holder = own.database().dataSource().getConnection();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var stopping = Server.start(ServerOptions.local(0), slow, exports(own), up(), registry());
      holder.setAutoCommit(false);
      holder.createStatement().execute("lock table asset in access exclusive mode");
      var url = "http://127.0.0.1:" + stopping.port() + "/graphql?query=";
      var query = encoded("{ asset(id: \"" + TestStack.asset(1, 0) + "\") { path } }");
      var asked = threads.submit(() -> send(HttpRequest.newBuilder(URI.create(url + query)).GET()));
      own.awaitWaitingForLock();
      var stopped = threads.submit(stopping::close);
      holder.rollback();

      assertThat(json(asked.get(20, TimeUnit.SECONDS)).at("/data/asset/path").asText())
          .isEqualTo("sub-000/sub-000_ecephys.nwb");
      stopped.get(20, TimeUnit.SECONDS);
      assertThatThrownBy(() -> send(HttpRequest.newBuilder(URI.create(url + query)).GET()))
          .isInstanceOf(IOException.class);
    } finally {
      own.database().close();
    }
  }

  @Test
  void a_port_in_use_is_one_clear_line() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var options = ServerOptions.local(taken.getLocalPort());
      assertThatThrownBy(() -> Server.start(options, engine, exports(stack), up(), registry()))
          .isInstanceOf(ServerNotStarted.class)
          .hasMessage(
              "cannot listen on 127.0.0.1:%d: is something else there? choose another port",
              taken.getLocalPort());
    }
  }

  private static Backlog behind() {
    return new Backlog(3, Duration.ofMillis(1500));
  }

  private static Health up() {
    return new Health(() -> {}, () -> {}, () -> true, ServerTest::behind);
  }

  private static Exports exports(TestStack stack) {
    var sources = stack.sources();
    return new Exports(
        sources.finder(),
        sources.stores(),
        ExportOptions.usual(URI.create("https://archive.test"), ExportKey.random()));
  }

  private static Server start(Health health) {
    return Server.start(ServerOptions.local(0), engine, exports(stack), health, registry());
  }

  private static PrometheusMeterRegistry registry() {
    return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }

  private static HttpResponse<String> post(String body, String accept) throws Exception {
    return send(
        to("/graphql")
            .header("Content-Type", JSON)
            .header("Accept", accept)
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return get(server, path);
  }

  private static HttpResponse<String> get(Server from, String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + from.port() + path)).GET());
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body());
  }
}
