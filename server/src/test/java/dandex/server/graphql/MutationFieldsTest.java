package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.Json;
import dandex.catalog.run.RequestClaims;
import dandex.catalog.run.RequestState;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunRequest;
import dandex.catalog.run.RunRequests;
import dandex.catalog.run.Starter;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.server.TestStack;
import dandex.server.access.Caller;
import dandex.server.access.SettableTime;
import dandex.server.act.Actions;
import dandex.server.act.OptionsCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a key that operates can have done, and that nobody else can.
class MutationFieldsTest {
  private static final Caller OPERATOR = new Caller("ada", true);
  private static final OptionsCheck CHECK =
      (_, options) ->
          options.text().contains("65") ? Optional.of("concurrency is 65") : Optional.empty();

  private final Database database =
      Database.open(TestServers.freshDatabase(), 2, Duration.ofSeconds(20));
  private final SettableTime time = new SettableTime();
  private final RunRequests requests = new RunRequests(database.dataSource(), time);
  private final GraphQlEngine engine = new GraphQlEngine(sources(), Limits.USUAL);

  private Sources sources() {
    var shared = TestStack.shared().sources();
    var actions = new Actions(requests, CHECK);
    return new Sources(shared.finder(), shared.stores(), shared.runs(), shared.outbox(), actions);
  }

  @AfterEach
  void close() {
    engine.close();
    database.close();
  }

  private JsonNode ask(Caller caller, String document) throws IOException {
    var request = new Request(document, null, Map.of(), "test").by(caller);
    return new ObjectMapper().readTree(engine.answer(request).body());
  }

  private JsonNode mutate(String field) throws IOException {
    return ask(OPERATOR, "mutation { it: " + field + " { id state requestedBy options } }");
  }

  private static String code(JsonNode answer) {
    return answer.at("/errors/0/extensions/code").asText();
  }

  private Json options(String field) throws IOException {
    return request(mutate(field)).options();
  }

  private RunRequest request(JsonNode answer) {
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    return requests.byId(answer.at("/data/it/id").asLong()).orElseThrow();
  }

  @Test
  void without_a_key_nothing_is_done() throws Exception {
    for (var field :
        List.of(
            "syncDandi",
            "syncLindi",
            "mirror",
            "rebuildIndex",
            "verifyIndex",
            "cancelRun(request: 1)")) {
      var answer = ask(Caller.ANYBODY, "mutation { " + field + " { id } }");

      assertThat(code(answer)).as(field).isEqualTo("UNAUTHENTICATED");
      assertThat(answer.at("/errors/0/path/0").asText()).isEqualTo(field.replaceAll("\\(.*", ""));
    }
    assertThat(requests.newest(1)).isEmpty();
  }

  @Test
  void a_key_that_may_only_read_does_nothing() throws Exception {
    var answer = ask(new Caller("ada", false), "mutation { mirror { id } }");

    assertThat(code(answer)).isEqualTo("FORBIDDEN");
    assertThat(answer.at("/errors/0/message").asText()).contains("key ada", "--operate");
    assertThat(requests.newest(1)).isEmpty();
  }

  @Test
  void what_is_asked_for_is_queued_in_the_name_of_the_key() throws Exception {
    var answer = mutate("syncDandi(dandiset: \"DANDI:000003\", concurrency: 2)");

    var request = request(answer);
    assertThat(request.kind()).isEqualTo(RunKind.DANDI);
    assertThat(request.state()).isEqualTo(RequestState.QUEUED);
    assertThat(request.requestedBy()).isEqualTo("ada");
    assertThat(answer.at("/data/it/state").asText()).isEqualTo("QUEUED");
    assertThat(answer.at("/data/it/options/dandisets/0").asText()).isEqualTo("000003");
    assertThat(request(mutate("syncLindi")).kind()).isEqualTo(RunKind.LINDI);
    assertThat(request(mutate("mirror")).kind()).isEqualTo(RunKind.MIRROR);
    assertThat(request(mutate("rebuildIndex")).kind()).isEqualTo(RunKind.REBUILD);
    assertThat(request(mutate("verifyIndex")).kind()).isEqualTo(RunKind.VERIFY);
  }

  @Test
  void arguments_are_options_by_the_names_of_the_command_line() throws Exception {
    assertThat(
            options(
                """
                syncDandi(since: "2024-01-01T00:00:00Z", part: ASSETS, draftsOnly: true, maxAssets: 7,
                  forceFullSync: true, reconcile: true, skipDeletions: true, concurrency: 3)
                """))
        .isEqualTo(
            jsonb(
                """
                {"part": "assets", "since": "2024-01-01T00:00:00Z", "maxAssets": 7, "reconcile": true,
                 "draftsOnly": true, "concurrency": 3, "forceFullSync": true, "skipDeletions": true}
                """));
    assertThat(
            options(
                """
                syncLindi(dandiset: "3", assets: ["%s"], forceRefresh: true, retryAbsent: true,
                  revalidateAfter: 9, timeout: 5, maxFileSize: 5000000000, maxRequestsPerMinute: 0)
                """
                    .formatted(GlobalId.of(TestStack.asset(1, 0)))))
        .isEqualTo(
            jsonb(
                """
                {"assets": ["%s"], "timeout": 5, "dandisets": ["000003"], "maxFileSize": 5000000000,
                 "retryAbsent": true, "forceRefresh": true, "revalidateAfter": 9,
                 "maxRequestsPerMinute": 0}
                """
                    .formatted(TestStack.asset(1, 0))));
    assertThat(options("rebuildIndex(keep: 0)")).isEqualTo(jsonb("{\"keep\": 0}"));
    assertThat(options("verifyIndex(repair: true)")).isEqualTo(jsonb("{\"repair\": true}"));
    assertThat(options("verifyIndex(repair: false)")).isEqualTo(jsonb("{}"));
  }

  private Json jsonb(String text) {
    return requests.put(RunKind.MIRROR, new Json(text), "the test").options();
  }

  @Test
  void what_is_queued_already_is_the_answer_and_not_put_twice() throws Exception {
    var first = request(mutate("syncDandi(dandiset: \"3\")"));

    var usual = "syncDandi(dandiset: \"000003\", part: EVERYTHING, reconcile: false, since: null)";
    assertThat(request(mutate(usual))).isEqualTo(first);
    assertThat(request(mutate("syncDandi")).id()).isNotEqualTo(first.id());
    assertThat(requests.newest(9)).hasSize(2);
  }

  @Test
  void options_that_a_worker_would_refuse_are_refused_at_once() throws Exception {
    for (var odd :
        List.of(
            "syncDandi(concurrency: 65)",
            "syncDandi(dandiset: \"abc\")",
            "syncLindi(assets: [])",
            "syncLindi(assets: [\"abc\"])")) {
      assertThat(code(mutate(odd))).as(odd).isEqualTo("BAD_USER_INPUT");
    }
    assertThat(code(mutate("syncDandi(since: \"yesterday\")")))
        .isEqualTo("GRAPHQL_VALIDATION_FAILED");
    assertThat(requests.newest(1)).isEmpty();
  }

  @Test
  void a_queued_request_is_cancelled_and_one_that_has_ended_stays_as_it_is() throws Exception {
    var queued = request(mutate("mirror"));

    assertThat(request(mutate("cancelRun(request: %d)".formatted(queued.id()))).state())
        .isEqualTo(RequestState.CANCELLED);

    var ended = request(mutate("mirror"));
    var claims = new RequestClaims(database.dataSource(), time);
    var claim = claims.claim(Set.of(RunKind.MIRROR), new Starter("here", 1, "0.1.0")).orElseThrow();
    claims.finish(claim, RequestState.DONE, "completed");
    assertThat(request(mutate("cancelRun(request: %d)".formatted(ended.id()))).state())
        .isEqualTo(RequestState.DONE);
    for (var none : List.of("99", "\"seven\"")) {
      assertThat(code(mutate("cancelRun(request: " + none + ")"))).isEqualTo("BAD_USER_INPUT");
    }
  }

  @Test
  void a_request_is_shown_to_everybody_and_null_where_there_is_none() throws Exception {
    var put = request(mutate("mirror"));
    var query = "{ runRequest(id: %d) { kind state run { id } } }";

    var shown = ask(Caller.ANYBODY, query.formatted(put.id()));

    assertThat(shown.at("/data/runRequest/kind").asText()).isEqualTo("MIRROR");
    assertThat(shown.at("/data/runRequest/run").isNull()).isTrue();
    var none = ask(Caller.ANYBODY, query.formatted(99));
    assertThat(none.has("errors")).isFalse();
    assertThat(none.at("/data/runRequest").isNull()).isTrue();
  }
}
