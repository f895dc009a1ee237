package dandex.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.Json;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunReport;
import dandex.catalog.run.RunStatus;
import dandex.catalog.run.Runs;
import dandex.catalog.run.Starter;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.server.TestStack;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Limits;
import dandex.server.graphql.Sources;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs are followed over HTTP, as clients of graphql-sse do it.
@Timeout(60)
class SubscriptionsTest {
  private static final String EVENTS = "text/event-stream";
  private static final String ALL =
      "subscription All { syncProgress { id status counts { name value } } }";

  private final Database database =
      Database.open(TestServers.freshDatabase(), 4, Duration.ofSeconds(5));
  private final Runs runs = new Runs(database.dataSource(), Clock.systemUTC());
  private Served served = serve(Limits.USUAL);

  private Served serve(Limits limits) {
    var shared = TestStack.shared().sources();
    return Served.of(
        new GraphQlEngine(
            new Sources(shared.finder(), shared.stores(), runs, shared.outbox(), shared.actions()),
            limits));
  }

  @AfterEach
  void close() {
    served.client().shutdownNow();
    served.close();
    database.close();
  }

  @Test
  void progress_arrives_as_counts_change_until_the_run_ends() throws Exception {
    var run = start(RunKind.DANDI);
    start(RunKind.MIRROR);
    try (var stream = follow(one(run))) {
      assertThat(stream.event().at("/data/syncProgress/counts")).isEmpty();
      runs.progress(run, counted(1));
      assertThat(stream.event().at("/data/syncProgress/counts/0/value").asLong()).isEqualTo(1);
      runs.progress(run, counted(2));
      assertThat(stream.event().at("/data/syncProgress/counts/0/value").asLong()).isEqualTo(2);
      runs.finish(run, RunStatus.COMPLETED, counted(3));
      var last = stream.event();
      assertThat(last.at("/data/syncProgress/status").asText()).isEqualTo("COMPLETED");
      assertThat(last.at("/data/syncProgress/counts/0/value").asLong()).isEqualTo(3);
      assertThat(stream.rest()).containsExactly("event: complete", "data:", "");
    }
  }

  @Test
  void a_run_that_has_ended_is_told_once() throws Exception {
    var run = start(RunKind.DANDI);
    runs.finish(run, RunStatus.FAILED, counted(1));
    try (var stream = follow(one(run))) {
      assertThat(stream.event().at("/data/syncProgress/status").asText()).isEqualTo("FAILED");
      assertThat(stream.rest()).contains("event: complete");
    }
  }

  @Test
  void without_a_run_all_that_are_going_on_are_told_and_the_last_one_ends_it() throws Exception {
    try (var none = follow(ALL)) {
      assertThat(none.rest()).containsExactly("event: complete", "data:", "");
    }
    var dandi = start(RunKind.DANDI);
    try (var stream = follow(ALL)) {
      assertThat(stream.event().at("/data/syncProgress/id").asLong()).isEqualTo(dandi);
      var mirror = start(RunKind.MIRROR);
      assertThat(stream.event().at("/data/syncProgress/id").asLong()).isEqualTo(mirror);
      runs.finish(dandi, RunStatus.CANCELLED, counted(1));
      var ended = stream.event();
      assertThat(ended.at("/data/syncProgress/id").asLong()).isEqualTo(dandi);
      assertThat(ended.at("/data/syncProgress/status").asText()).isEqualTo("CANCELLED");
      runs.finish(mirror, RunStatus.COMPLETED, counted(1));
      assertThat(stream.event().at("/data/syncProgress/id").asLong()).isEqualTo(mirror);
      assertThat(stream.rest()).contains("event: complete");
    }
  }

  @Test
  void a_get_follows_too_as_browsers_do_it() throws Exception {
    var run = start(RunKind.LINDI);
    var url = "/graphql?query=" + URLEncoder.encode(one(run), StandardCharsets.UTF_8);
    var got = served.to(url).header("Accept", EVENTS).GET().build();
    try (var stream = new Stream(served.client().send(got, BodyHandlers.ofInputStream()))) {
      assertThat(stream.event().at("/data/syncProgress/status").asText()).isEqualTo("RUNNING");
    }
  }

  @Test
  void one_more_than_the_limit_is_refused_and_a_stop_ends_all_at_once() throws Exception {
    start(RunKind.DANDI);
    var streams = new ArrayList<Stream>();
    for (int n = 0; n < 100; n++) streams.add(follow(ALL));
    for (var stream : streams) assertThat(stream.event().has("errors")).isFalse();

    try (var refused = follow(ALL)) {
      assertThat(code(refused.event())).isEqualTo("SUBSCRIPTION_LIMIT");
      assertThat(refused.rest()).contains("event: complete");
    }
    var began = System.nanoTime();
    served.server().close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    for (var stream : streams) {
      assertThat(stream.rest()).as("a stream that is cut").doesNotContain("event: complete");
      stream.close();
    }
  }

  @Test
  void a_client_that_leaves_makes_room() throws Exception {
    served.close();
    served = serve(Limits.USUAL.withSubscriptions(1));
    var run = start(RunKind.DANDI);
    try (var gone = follow(ALL)) {
      gone.event();
    }
    var refusals = 0;
    for (int n = 1; isRefused(); n++) {
      runs.progress(run, counted(n));
      refusals++;
    }
    assertThat(refusals).isPositive();
  }

  private boolean isRefused() throws Exception {
    try (var next = follow(ALL)) {
      return "SUBSCRIPTION_LIMIT".equals(code(next.event()));
    }
  }

  @Test
  void a_subscription_that_is_no_stream_is_406_and_says_why() throws Exception {
    for (var form : List.of(Served.JSON, Served.MODERN)) {
      var refused = served.ask(ALL, form);
      assertThat(refused.statusCode()).isEqualTo(406);
      assertThat(Served.code(refused)).isEqualTo("EVENT_STREAM_REQUIRED");
      assertThat(refused.body()).contains(EVENTS);
    }
    try (var either = follow(ALL, Served.MODERN + ", " + EVENTS)) {
      assertThat(either.rest()).contains("event: complete");
    }
  }

  @Test
  void a_query_and_a_mutation_are_answered_by_one_event() throws Exception {
    try (var query = follow("{ __typename }")) {
      assertThat(query.event().at("/data/__typename").asText()).isEqualTo("Query");
      assertThat(query.rest()).containsExactly("event: complete", "data:", "");
    }
    try (var mutation = follow("mutation { mirror { id } }")) {
      assertThat(code(mutation.event())).isEqualTo("UNAUTHENTICATED");
      assertThat(mutation.rest()).contains("event: complete");
    }
    var whole = served.ask("{ __typename }", Served.JSON + ", " + EVENTS);
    assertThat(Served.header(whole, "Content-Type")).startsWith(Served.JSON);
  }

  @Test
  void what_cannot_be_followed_is_an_error_in_the_stream() throws Exception {
    for (var wrong : List.of("\"7\"", "\"many\"")) {
      try (var stream = follow("subscription { syncProgress(run: " + wrong + ") { id } }")) {
        assertThat(code(stream.event())).isEqualTo("BAD_USER_INPUT");
        assertThat(stream.rest()).contains("event: complete");
      }
    }
    try (var stream = follow("subscription { syncProgress { nothing } }")) {
      assertThat(code(stream.event())).isEqualTo("GRAPHQL_VALIDATION_FAILED");
    }
  }

  private long start(RunKind kind) {
    return runs.start(kind, new Starter("host", 1, "0.1"), new Json("{}"));
  }

  private static RunReport counted(long assets) {
    return new RunReport(Map.of("assetsAdded", assets), List.of(), null);
  }

  private static String one(long run) {
    return "subscription One { syncProgress(run: %d) { id status counts { value } } }"
        .formatted(run);
  }

  private static String code(JsonNode answer) {
    return answer.at("/errors/0/extensions/code").asText();
  }

  private Stream follow(String query) throws Exception {
    return follow(query, EVENTS);
  }

  private Stream follow(String query, String accept) throws Exception {
    var body = new ObjectMapper().writeValueAsString(Map.of("query", query));
    var request =
        served
            .to("/graphql")
            .header("Content-Type", Served.JSON)
            .header("Accept", accept)
            .POST(BodyPublishers.ofString(body))
            .build();
    return new Stream(served.client().send(request, BodyHandlers.ofInputStream()));
  }

  /// A stream as its client reads it.
  private static final class Stream implements AutoCloseable {
    private final BufferedReader lines;

    Stream(HttpResponse<InputStream> response) {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Served.header(response, "Content-Type")).startsWith(EVENTS);
      assertThat(Served.header(response, "Cache-Control")).isEqualTo("no-store");
      lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /// The next one, which must be an answer.
    JsonNode event() throws IOException {
      assertThat(lines.readLine()).isEqualTo("event: next");
      var data = lines.readLine();
      assertThat(data).startsWith("data: ");
      assertThat(lines.readLine()).isEmpty();
      return new ObjectMapper().readTree(data.substring("data: ".length()));
    }

    /// What comes until it ends, or is cut.
    List<String> rest() {
      var rest = new ArrayList<String>();
      try {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) rest.add(line);
      } catch (IOException cut) {
        rest.add("cut");
      }
      return rest;
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
