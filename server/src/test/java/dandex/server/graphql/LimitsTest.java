package dandex.server.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.document.Cluster;
import dandex.sandbox.Watch;
import dandex.server.TestStack;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Duration SOON = Duration.ofMillis(300);

  @Test
  void a_document_may_be_so_deep() {
    var strict = Limits.USUAL.withDepth(3);

    assertThat(ask(strict, "{ assets { nodes { path } } }").code()).isNull();
    assertRefused(strict, "{ assets { nodes { places { path } } } }", Code.DEPTH_LIMIT);
    assertRefused(Limits.USUAL, "{ a".repeat(600) + " }".repeat(600), Code.DEPTH_LIMIT);
  }

  @Test
  void an_answer_may_have_so_many_fields() {
    var strict = Limits.USUAL.withComplexity(12);

    assertThat(ask(strict, "{ assets(first: 5) { nodes { path } } }").code()).isNull();
    assertRefused(strict, "{ assets(first: 6) { nodes { path } } }", Code.COMPLEXITY_LIMIT);
  }

  @Test
  void the_last_ones_and_a_list_of_ids_cost_as_many() {
    assertThat(isTooComplex("{ page(first: 100, last: 4) { name } }")).isFalse();
    assertThat(isTooComplex("{ page(last: 11) { name } }")).isTrue();
    assertThat(isTooComplex("{ nodes(ids: [1, 2]) { name } }")).isFalse();
    assertThat(isTooComplex("{ nodes(ids: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) { name } }"))
        .isTrue();
  }

  @Test
  void a_document_may_have_so_many_aliases() {
    var strict = Limits.USUAL.withAliases(3);

    assertThat(ask(strict, "{ a: __typename b: __typename c: __typename }").code()).isNull();
    assertRefused(
        strict,
        "{ a: __typename ...on Query { b: __typename } ...F } "
            + "fragment F on Query { c: assets { d: totalCount } }",
        Code.ALIAS_LIMIT);
    assertRefused(Limits.USUAL, "{ " + "a: __typename ".repeat(101) + "}", Code.ALIAS_LIMIT);
  }

  @Test
  void a_document_may_have_so_many_tokens() {
    assertRefused(Limits.USUAL, "{ " + "a ".repeat(20_000) + "}", Code.TOKEN_LIMIT);
  }

  @Test
  void a_document_may_be_so_long() {
    assertRefused(Limits.USUAL, "{ __typename } #" + "x".repeat(100_000), Code.DOCUMENT_SIZE_LIMIT);
  }

  @Test
  void a_page_may_have_so_many_rows() {
    var answer = ask(Limits.USUAL, "{ assets(first: 1001) { totalCount } }");

    assertThat(answer.code()).isEqualTo(Code.PAGE_LIMIT);
    assertThat(text(answer)).contains("0 to 1000");
  }

  @Test
  void an_answer_may_be_so_long() {
    var page = "{ assets(first: 100) { nodes { path } } }";
    var length = ask(Limits.USUAL, page).body().length;

    assertThat(ask(Limits.USUAL.withResponse(length), page).code()).isNull();
    assertRefused(Limits.USUAL.withResponse(length - 1), page, Code.RESPONSE_SIZE_LIMIT);
  }

  @Test
  void the_schema_can_be_kept_to_oneself() {
    var closed = Limits.USUAL.withIntrospection(false);

    assertRefused(closed, "{ __schema { types { name } } }", Code.INTROSPECTION_DISABLED);
    assertRefused(
        closed, "{ __typename t: __type(name: \"A\") { name } }", Code.INTROSPECTION_DISABLED);
    assertThat(ask(closed, "{ __typename }").code()).isNull();
  }

  @Test
  void after_the_deadline_no_statement_is_left_in_postgres() throws Exception {
    var own = TestStack.own();
    try (var engine = new GraphQlEngine(own.sources(), Limits.USUAL.withDeadline(SOON));
        var holder = own.database().dataSource().getConnection();
        var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      holder.setAutoCommit(false);
      holder.createStatement().execute("lock table asset in access exclusive mode");
      var query = request("{ asset(id: \"%s\") { path } }".formatted(TestStack.asset(1, 0)));

      var late = asking.submit(() -> engine.answer(query)).get(20, TimeUnit.SECONDS);

      assertThat(late.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
      // The lock is still held: only its client's end can have ended the statement.
      awaitQuiet(own);
      holder.rollback();
    } finally {
      own.database().close();
    }
  }

  @Test
  void after_the_deadline_no_search_is_left_in_elasticsearch() throws Exception {
    assertCancelled("{ assets { totalCount } }");
  }

  @Test
  void after_the_deadline_none_of_several_searches_is_left_in_elasticsearch() throws Exception {
    assertCancelled(
        "{ a: assets { totalCount } d: dandisets { totalCount } t: neurodataTypes { name } }");
  }

  private static void assertCancelled(String query) throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var cluster = Cluster.open("http://127.0.0.1:" + silent.getLocalPort());
        var engine =
            new GraphQlEngine(
                TestStack.shared().sources(cluster), Limits.USUAL.withDeadline(SOON));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var hungUp = threads.submit(() -> hearsTheEnd(silent.accept()));

      var late = threads.submit(() -> engine.answer(request(query))).get(20, TimeUnit.SECONDS);

      assertThat(late.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
      // On which Elasticsearch cancels the search.
      assertThat(hungUp.get(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static boolean hearsTheEnd(Socket client) throws Exception {
    try (client) {
      client.getInputStream().readAllBytes();
      return true;
    }
  }

  private static void awaitQuiet(TestStack stack) throws SQLException {
    var active =
        """
        select count(*) from pg_stat_activity
        where datname = current_database() and state = 'active'
          and backend_type = 'client backend' and pid <> pg_backend_pid()
        """;
    try (var connection = stack.database().dataSource().getConnection();
        var statement = connection.createStatement()) {
      Watch.await(
          "no statement is under way",
          () -> {
            try (var rows = statement.executeQuery(active)) {
              return rows.next() && rows.getInt(1) == 0;
            }
          });
    }
  }

  private static boolean isTooComplex(String query) {
    var types =
        new SchemaParser()
            .parse(
                """
                type Query { page(first: Int! = 100, last: Int): [Thing] nodes(ids: [ID!]!): [Thing] }
                type Thing { name: String }
                """);
    var schema = new SchemaGenerator().makeExecutableSchema(types, RuntimeWiring.MOCKED_WIRING);
    var graphql = GraphQL.newGraphQL(schema).instrumentation(new Complexity(11)).build();
    var result = graphql.execute(ExecutionInput.newExecutionInput(query).build());
    return result.getErrors().stream()
        .map(error -> error.getExtensions())
        .anyMatch(said -> said != null && said.containsValue(Code.COMPLEXITY_LIMIT.name()));
  }

  private static void assertRefused(Limits limits, String query, Code code) {
    var answer = ask(limits, query);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.executed()).isFalse();
    assertThat(text(answer)).doesNotContain("Exception", "dandex.", "graphql.", "java.");
  }

  private static Answer ask(Limits limits, String query) {
    try (var engine = new GraphQlEngine(TestStack.shared().sources(), limits)) {
      return engine.answer(request(query));
    }
  }

  private static Request request(String query) {
    return new Request(query, null, Map.of(), "test");
  }

  private static String text(Answer answer) {
    return new String(answer.body(), UTF_8);
  }
}
