package dandex.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.ApiKey;
import dandex.catalog.ApiKey.Right;
import dandex.catalog.ApiToken;
import dandex.catalog.outbox.Backlog;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.server.TestStack;
import dandex.server.access.AccessPolicy;
import dandex.server.access.GuardedDoor;
import dandex.server.access.SettableTime;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Limits;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What HTTP says to those who are let in and to those who are not.
class GateTest {
  private static final GraphQlEngine ENGINE =
      new GraphQlEngine(TestStack.shared().sources(), Limits.USUAL);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String QUERY = "/graphql?query=%7B__typename%7D";

  private final Database database =
      Database.open(TestServers.freshDatabase(), 2, Duration.ofMillis(300));
  private final SettableTime time = new SettableTime();

  @AfterEach
  void close() {
    database.close();
  }

  @AfterAll
  static void stop() {
    ENGINE.close();
    CLIENT.close();
  }

  private Server start(boolean keysRequired, int rate, boolean trustsProxy) {
    return start(ServerOptions.local(0), keysRequired, rate, trustsProxy);
  }

  private Server start(ServerOptions options, boolean keysRequired, int rate, boolean trustsProxy) {
    var policy = new AccessPolicy(keysRequired, rate, 100, trustsProxy);
    var door = new GuardedDoor(database.apiKeys(), policy, time, time::nanoTime);
    var health = new Health(() -> {}, () -> {}, () -> true, () -> new Backlog(0, Duration.ZERO));
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    return Server.start(options, ENGINE, null, door, health, Telemetry.of(registry));
  }

  private String key() {
    return key(Right.READ);
  }

  private String key(Right may) {
    var token = ApiToken.fresh(new SecureRandom());
    var key = ApiKey.fresh("ada", token, may, null, time.instant());
    database.apiKeys().create(key, token);
    return token.reveal();
  }

  private static HttpResponse<String> get(Server server, String path, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).GET();
    for (int n = 0; n < headers.length; n += 2) request.header(headers[n], headers[n + 1]);
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode code(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body()).at("/errors/0/extensions/code");
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("none");
  }

  @Test
  void a_key_comes_as_a_bearer_token_or_in_a_header_of_its_own() throws Exception {
    var key = key();
    try (var server = start(true, 600, false)) {
      for (var headers :
          List.of(
              List.of("Authorization", "Bearer " + key),
              List.of("authorization", "bearer  " + key),
              List.of("X-Api-Key", key),
              List.of("Authorization", "Basic bWU6bWU=", "X-Api-Key", key))) {
        var answer = get(server, QUERY, headers.toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"data\"");
      }
    }
  }

  @Test
  void a_key_that_is_missing_or_wrong_is_401_and_the_ide_needs_none() throws Exception {
    try (var server = start(true, 600, false)) {
      for (var refused :
          List.of(
              get(server, QUERY),
              get(server, QUERY, "Accept", "text/event-stream"),
              get(server, "/nothing"),
              get(server, "/health"),
              get(server, QUERY, "Authorization", "Bearer wrong"),
              get(server, QUERY, "X-Api-Key", ApiToken.fresh(new SecureRandom()).reveal()))) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
        assertThat(header(refused, "WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(header(refused, "X-Request-Id")).isNotEqualTo("none");
        assertThat(code(refused).asText()).isEqualTo("UNAUTHENTICATED");
        assertThat(new ObjectMapper().readTree(refused.body()).has("data")).isFalse();
      }
      assertThat(get(server, "/graphiql").statusCode()).isEqualTo(200);
      assertThat(get(server, "/graphiql/react.js").statusCode()).isEqualTo(200);
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(server, "/metrics").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void nothing_is_done_by_get_whatever_the_key() throws Exception {
    var key = key(Right.OPERATE);
    try (var server = start(false, 600, false)) {
      var mutation = "/graphql?query=mutation%7Bmirror%7Bid%7D%7D";

      var refused = get(server, mutation, "X-Api-Key", key);

      assertThat(refused.statusCode()).isEqualTo(405);
      assertThat(code(refused).asText()).isEqualTo("METHOD_NOT_ALLOWED");
    }
  }

  @Test
  void the_rate_is_told_in_headers_and_what_is_too_much_is_429() throws Exception {
    try (var server = start(false, 2, false)) {
      var first = get(server, QUERY);
      assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"address\";q=2;w=60");
      assertThat(header(first, "RateLimit")).isEqualTo("\"address\";r=1;t=30");
      assertThat(get(server, "/graphiql").statusCode()).isEqualTo(200);

      var refused = get(server, QUERY);

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(code(refused).asText()).isEqualTo("RATE_LIMITED");
      assertThat(header(refused, "RateLimit")).isEqualTo("\"address\";r=0;t=30");
      assertThat(header(refused, "Retry-After")).isEqualTo("30");
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
      assertThat(get(server, "/metrics").statusCode()).isEqualTo(200);
      assertThat(header(get(server, QUERY, "X-Api-Key", key()), "RateLimit"))
          .isEqualTo("\"key\";r=99;t=1");
      time.advance(Duration.ofSeconds(30));
      assertThat(get(server, QUERY).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void pages_of_other_sites_may_read_why_they_were_refused() throws Exception {
    var options = ServerOptions.local(0).with(Set.of("https://a.example"));
    try (var server = start(options, false, 1, false)) {
      var wrong = get(server, QUERY, "Origin", "https://a.example", "X-Api-Key", "wrong");
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(header(wrong, "Access-Control-Allow-Origin")).isEqualTo("https://a.example");

      get(server, QUERY);
      var often = get(server, QUERY, "Origin", "https://a.example");
      assertThat(often.statusCode()).isEqualTo(429);
      assertThat(header(often, "Access-Control-Allow-Origin")).isEqualTo("https://a.example");
      assertThat(header(often, "Access-Control-Expose-Headers"))
          .contains("RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id");
    }
  }

  @Test
  void what_was_asked_with_a_key_is_for_no_cache_that_others_share() throws Exception {
    try (var server = start(true, 600, false)) {
      assertThat(header(get(server, QUERY, "X-Api-Key", key()), "Cache-Control"))
          .isEqualTo("private");
    }
    try (var server = start(false, 600, false)) {
      assertThat(header(get(server, QUERY), "Cache-Control")).isEqualTo("none");
    }
  }

  @Test
  void behind_a_proxy_that_is_trusted_each_address_has_its_own_rate() throws Exception {
    try (var server = start(false, 1, true)) {
      for (var address : List.of("192.0.2.1", "192.0.2.2", "2001:db8::1")) {
        var forwarded = "203.0.113.9, " + address;
        assertThat(get(server, QUERY, "X-Forwarded-For", forwarded).statusCode()).isEqualTo(200);
        assertThat(get(server, QUERY, "X-Forwarded-For", forwarded).statusCode()).isEqualTo(429);
      }
      assertThat(get(server, QUERY, "X-Forwarded-For", "2001:db8::2").statusCode()).isEqualTo(429);
    }
  }

  @Test
  void without_a_limit_no_rate_is_told() throws Exception {
    try (var server = start(false, 0, false)) {
      assertThat(header(get(server, QUERY), "RateLimit")).isEqualTo("none");
    }
  }

  @Test
  void without_the_store_a_key_is_503_and_reading_without_one_goes_on() throws Exception {
    var key = key();
    try (var server = start(false, 600, false)) {
      database.close();

      var refused = get(server, QUERY, "X-Api-Key", key);

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(code(refused).asText()).isEqualTo("STORE_UNAVAILABLE");
      assertThat(get(server, QUERY).statusCode()).isEqualTo(200);
    }
  }
}
