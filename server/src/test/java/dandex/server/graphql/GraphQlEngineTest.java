package dandex.server.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Index;
import dandex.server.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GraphQlEngineTest {
  private static final TestStack stack = TestStack.shared();
  private static final GraphQlEngine engine = new GraphQlEngine(stack.sources(), Limits.USUAL);

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void
      a_page_of_a_hundred_assets_with_dandisets_and_objects_costs_one_search_and_four_statements() {
    var page =
        """
        query Page($first: Int!) {
          assets(filter: {dandiset: {equalToAnyOf: ["1"]}}, first: $first) {
            nodes {
              path size
              dandisets { identifier name versions { version } }
              nwbObjects(filter: {neurodataType: {equalToAnyOf: ["Units"]}}) { nodes { path rows } }
            }
          }
        }
        """;
    for (int first : List.of(10, 100)) {
      var answer = ask(page, Map.of("first", first));
      assertThat(json(answer).at("/data/assets/nodes")).hasSize(first);
      assertThat(answer.cost().searches()).isEqualTo(1);
      // What is hidden; assets, places, dandisets and their versions, objects.
      assertThat(answer.cost().statements()).isEqualTo(4);
    }
  }

  @Test
  void what_an_answer_says_that_it_cost_is_what_the_stores_were_asked() throws Exception {
    var own = TestStack.own();
    var before = searches(own);
    try (var engine = new GraphQlEngine(own.sources(), Limits.USUAL);
        var asked = StatementCount.here()) {
      var answer =
          engine.answer(
              request(
                  "{ assets(first: 50) { totalCount nodes { path metadata dandisets { name versions"
                      + " { metadata } } lindi { state structureJson } nwbObjects { totalCount"
                      + " nodes { path } } } } }",
                  Map.of()));

      assertThat(answer.code()).isNull();
      assertThat(asked.statements()).isEqualTo(answer.cost().statements()).isEqualTo(8);
    }
    assertThat(searches(own) - before).isEqualTo(1);
    own.database().close();
  }

  private static long searches(TestStack stack) throws IOException {
    var index = new Index(stack.prefix(), DocumentKind.ASSET).alias();
    var stats = stack.cluster().client().indices().stats(ask -> ask.index(index)).all().total();
    return Objects.requireNonNull(Objects.requireNonNull(stats).search()).queryTotal();
  }

  @Test
  void a_count_alone_reads_no_row() {
    var answer = ask("{ assets { totalCount } }");

    assertThat(json(answer).at("/data/assets/totalCount").asInt()).isEqualTo(250);
    assertThat(answer.cost().searches()).isEqualTo(1);
    assertThat(answer.cost().rows()).isZero();
  }

  @Test
  void an_asset_is_shown_with_all_that_is_known_of_it() {
    var id = TestStack.asset(1, 7);
    var asset =
        json(ask(
                """
                query($id: ID!) { asset(id: $id) {
                  id assetId path size encodingFormat blobId zarrId created modified
                  species { name identifier } sex { name identifier } subjects approach { name }
                  measurementTechnique { name } variableMeasured
                  places { dandiset { identifier } version latest path }
                  dandisets { identifier }
                  nwbObjects { totalCount nodes { path neurodataType namespace ancestors kind columns
                    rows shape dtype objectId description } }
                  lindi { state reason url processedAt generationMetadata structureJson }
                  metadata
                } }
                """,
                Map.of("id", id.toString())))
            .at("/data/asset");

    assertThat(asset.at("/id").asText()).isEqualTo(GlobalId.of(id));
    assertThat(asset.at("/size").asLong()).isEqualTo(8_000_000_056L);
    assertThat(asset.at("/created").asText()).isEqualTo("2021-02-03T04:05:06.123456Z");
    assertThat(asset.at("/zarrId").isNull()).isTrue();
    assertThat(asset.at("/species/0/name").asText()).isEqualTo("Homo sapiens");
    assertThat(asset.at("/places").findValuesAsText("version"))
        .containsExactly("draft", "0.220101.0000", "0.210101.0000");
    assertThat(asset.at("/places/1/latest").asBoolean()).isTrue();
    assertThat(asset.at("/dandisets")).hasSize(1);
    assertThat(asset.at("/nwbObjects/totalCount").asInt()).isEqualTo(4);
    assertThat(asset.at("/nwbObjects/nodes").findValuesAsText("path"))
        .containsExactly("/", "acquisition/raw", "general/table/VectorData", "units");
    assertThat(asset.at("/nwbObjects/nodes/2").toString())
        .contains("\"shape\":[3,4]", "\"dtype\":\"<f8\"", "\"kind\":\"DATASET\"");
    assertThat(asset.at("/nwbObjects/nodes/3/rows").asInt()).isEqualTo(7);
    assertThat(asset.at("/lindi/state").asText()).isEqualTo("READ");
    assertThat(asset.at("/lindi/structureJson/refs").isObject()).isTrue();
    assertThat(asset.at("/metadata/number").asInt()).isEqualTo(7);
  }

  @Test
  void a_dandiset_is_shown_by_its_draft_else_by_its_latest_version() {
    var answer =
        json(
            ask(
                """
                { a: dandiset(identifier: "DANDI:000001") { ...all } b: dandiset(identifier: "3") { ...all } }
                fragment all on Dandiset {
                  id identifier name description keywords contributors licenses species { name }
                  approach { name } measurementTechnique { name } variableMeasured assetCount size
                  created modified contactPerson
                  versions { version name status latest doi assetCount size created modified metadata }
                }
                """));

    assertThat(answer.at("/data/a/assetCount").asInt()).isEqualTo(TestStack.IN_FIRST);
    assertThat(answer.at("/data/a/versions").findValuesAsText("version"))
        .containsExactly("draft", "0.220101.0000", "0.210101.0000");
    assertThat(answer.at("/data/a/versions").findValuesAsText("latest"))
        .containsExactly("false", "true", "false");
    assertThat(answer.at("/data/a/versions/1/metadata/of").asText()).isEqualTo("0.220101.0000");
    assertThat(answer.at("/data/b/assetCount").asInt()).isEqualTo(TestStack.IN_THIRD);
  }

  @Test
  void paging_to_the_end_gives_each_asset_once() {
    for (var order : List.of("PATH", "SIZE", "CREATED", "MODIFIED")) {
      for (var direction : List.of("ASC", "DESC")) {
        var seen = new ArrayList<String>();
        String after = null;
        do {
          var page =
              json(ask(
                      """
                      query($after: String) { assets(first: 37, after: $after,
                          orderBy: {field: %s, direction: %s}) {
                        edges { cursor node { assetId } }
                        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
                      """
                          .formatted(order, direction),
                      after == null ? Map.of() : Map.of("after", after)))
                  .at("/data/assets");
          seen.addAll(page.findValuesAsText("assetId"));
          assertThat(page.at("/pageInfo/hasPreviousPage").asBoolean()).isEqualTo(after != null);
          assertThat(page.at("/pageInfo/startCursor")).isEqualTo(page.at("/edges/0/cursor"));
          after =
              page.at("/pageInfo/hasNextPage").asBoolean()
                  ? page.at("/pageInfo/endCursor").asText()
                  : null;
        } while (after != null);
        assertThat(seen).as("%s %s", order, direction).hasSize(250);
        assertThat(new HashSet<>(seen)).hasSize(250);
      }
    }
  }

  @Test
  void objects_of_an_asset_are_paged_too() {
    var query =
        """
        query($id: ID!, $after: String) { asset(id: $id) { nwbObjects(first: 3, after: $after) {
          nodes { path } pageInfo { hasNextPage endCursor } } } }
        """;
    var id = TestStack.asset(1, 0).toString();
    var first = json(ask(query, Map.of("id", id))).at("/data/asset/nwbObjects");
    var cursor = first.at("/pageInfo/endCursor").asText();
    var second = json(ask(query, Map.of("id", id, "after", cursor))).at("/data/asset/nwbObjects");

    assertThat(first.findValuesAsText("path"))
        .containsExactly("/", "acquisition/raw", "general/table/VectorData");
    assertThat(second.findValuesAsText("path")).containsExactly("units");
    assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
  }

  @Test
  void a_page_of_none_still_counts() {
    var answer =
        json(
            ask(
                "{ assets(first: 0) { totalCount nodes { id } pageInfo { hasNextPage endCursor } }"
                    + " }"));

    assertThat(answer.at("/data/assets/totalCount").asInt()).isEqualTo(250);
    assertThat(answer.at("/data/assets/nodes")).isEmpty();
    assertThat(answer.at("/data/assets/pageInfo/hasNextPage").asBoolean()).isTrue();
  }

  @Test
  void what_is_not_here_is_null() {
    var answer =
        json(
            ask(
                """
                { asset(id: "00000000-0000-0000-0000-000000000000") { id }
                  dandiset(identifier: "999999") { id } }
                """));

    assertThat(answer.at("/errors").isMissingNode()).isTrue();
    assertThat(answer.at("/data/asset").isNull()).isTrue();
    assertThat(answer.at("/data/dandiset").isNull()).isTrue();
  }

  @Test
  void mistakes_of_the_client_are_said_with_a_code() {
    assertError("{ assets(first: 1001) { totalCount } }", Code.PAGE_LIMIT, "0 to 1000");
    assertError("{ assets(first: -1) { totalCount } }", Code.BAD_USER_INPUT, "0 to 1000");
    assertError("{ assets(after: \"x\") { totalCount } }", Code.BAD_USER_INPUT, "no cursor");
    assertError("{ asset(id: \"x\") { id } }", Code.BAD_USER_INPUT, "no id of an asset");
    assertError("{ dandiset(identifier: \"x\") { id } }", Code.BAD_USER_INPUT, "000003");
    assertError("{ nothing }", Code.GRAPHQL_VALIDATION_FAILED, "nothing");
    assertError("{ assets(first: \"1\") { totalCount } }", Code.GRAPHQL_VALIDATION_FAILED, "first");
    assertError("{ assets(", Code.GRAPHQL_PARSE_FAILED, "yntax");
    assertError("mutation { nothing }", Code.GRAPHQL_VALIDATION_FAILED, "");
    assertError(
        "{ assets(filter: {modified: {gt: \"yesterday\"}}) { totalCount } }",
        Code.GRAPHQL_VALIDATION_FAILED,
        "2024-01-01T12:00:00Z");
    assertError(
        "{ assets(filter: {created: {gt: \"+123456789-01-01T00:00:00Z\"}}) { totalCount } }",
        Code.GRAPHQL_VALIDATION_FAILED,
        "no instant");
    assertError("query A { __typename } query B { __typename }", Code.BAD_USER_INPUT, "operation");
    var wrong = ask("query($n: Int!) { assets(first: $n) { totalCount } }", Map.of("n", "many"));
    assertThat(wrong.code()).isEqualTo(Code.BAD_USER_INPUT);
    assertThat(wrong.executed()).isFalse();
  }

  @Test
  void a_request_that_asks_too_much_is_refused_before_it_is_begun() {
    assertError(
        "{ assets(first: 1000) { nodes { nwbObjects(first: 1000) { nodes { path } } } } }",
        Code.COMPLEXITY_LIMIT,
        "1000000 fields");
    assertError(
        "{ __type(name: \"Query\") "
            + "{ fields { type ".repeat(12)
            + "{ name }"
            + " } }".repeat(12)
            + " }",
        Code.COMPLEXITY_LIMIT,
        "introspection");
  }

  @Test
  void depth_has_a_limit() {
    var shallow = Limits.USUAL.withDepth(3);
    try (var strict = new GraphQlEngine(stack.sources(), shallow)) {
      var answer =
          strict.answer(request("{ assets { edges { node { places { path } } } } }", Map.of()));
      assertThat(answer.code()).isEqualTo(Code.DEPTH_LIMIT);
      assertThat(answer.executed()).isFalse();
    }
  }

  @Test
  void a_request_that_waits_too_long_is_given_up() throws Exception {
    var own = TestStack.own();
    var hasty = Limits.USUAL.withDeadline(Duration.ofMillis(300));
    try (var engine = new GraphQlEngine(own.sources(), hasty);
        var holder = own.database().dataSource().getConnection();
        var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      holder.setAutoCommit(false);
      holder.createStatement().execute("lock table asset in access exclusive mode");
      var query =
          request(
              "query($id: ID!) { asset(id: $id) { path } }",
              Map.of("id", GlobalId.of(TestStack.asset(1, 0))));
      var late = asking.submit(() -> engine.answer(query)).get(20, TimeUnit.SECONDS);
      holder.rollback();

      assertThat(late.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
      assertThat(late.executed()).isFalse();
      var after = asking.submit(() -> engine.answer(query)).get(20, TimeUnit.SECONDS);
      assertThat(after.code()).isNull();
    } finally {
      own.database().close();
    }
  }

  @Test
  void without_a_search_index_lookups_still_answer() {
    try (var nowhere = Cluster.open("http://127.0.0.1:1");
        var lame = new GraphQlEngine(stack.sources(nowhere), Limits.USUAL)) {
      var search = lame.answer(request("{ assets(search: \"mouse\") { totalCount } }", Map.of()));
      assertThat(search.code()).isEqualTo(Code.SEARCH_UNAVAILABLE);
      assertThat(text(search)).doesNotContain("127.0.0.1", "Exception", "dandex.");

      var both =
          json(
              lame.answer(
                  request(
                      "query($id: ID!) { assets(search: \"mouse\") { totalCount } asset(id: $id) {"
                          + " path } }",
                      Map.of("id", TestStack.asset(1, 0).toString()))));
      assertThat(both.at("/data/assets").isNull()).isTrue();
      assertThat(both.at("/data/asset/path").asText()).isEqualTo("sub-000/sub-000_ecephys.nwb");
      assertThat(both.at("/errors/0/extensions/code").asText()).isEqualTo("SEARCH_UNAVAILABLE");
    }
  }

  @Test
  void without_postgres_the_store_is_unavailable() {
    var own = TestStack.own();
    try (var lame = new GraphQlEngine(own.sources(), Limits.USUAL)) {
      own.database().close();
      var answer = lame.answer(request("{ assets { nodes { path } } }", Map.of()));

      assertThat(answer.code()).isEqualTo(Code.STORE_UNAVAILABLE);
      assertThat(text(answer)).doesNotContain("Hikari", "SQL", "Exception", "select");
    }
  }

  @Test
  void a_fault_of_ours_leaves_no_details() {
    var own = TestStack.own();
    try (var lame = new GraphQlEngine(own.sources(), Limits.USUAL)) {
      own.execute("alter view visible.asset rename column bytes to octets");
      var answer =
          lame.answer(
              request(
                  "query($id: ID!) { asset(id: $id) { path } }",
                  Map.of("id", TestStack.asset(1, 0).toString())));

      assertThat(json(answer).at("/errors/0/message").asText())
          .isEqualTo("a fault of the server; the log has it as request test");
      assertThat(text(answer)).doesNotContain("bytes", "Exception", "at dandex");
      assertThat(answer.code()).isEqualTo(Code.INTERNAL_ERROR);
    } finally {
      own.database().close();
    }
  }

  @Test
  void rows_that_are_gone_are_passed_over_and_the_page_is_filled_up() {
    var own = TestStack.own();
    try (var engine = new GraphQlEngine(own.sources(), Limits.USUAL)) {
      own.execute("delete from place where path < 'sub-003'");
      var page =
          json(engine.answer(
                  request(
                      """
                      { assets(first: 5, filter: {dandiset: {equalToAnyOf: ["1"]}}) {
                        nodes { path } pageInfo { hasNextPage endCursor } } }
                      """,
                      Map.of())))
              .at("/data/assets");

      assertThat(page.findValuesAsText("path"))
          .hasSize(5)
          .startsWith("sub-003/sub-003_ecephys.nwb", "sub-004/sub-004_ecephys.nwb");
      assertThat(page.at("/pageInfo/endCursor").isTextual()).isTrue();

      var siblings =
          json(
              engine.answer(
                  request(
                      "{ a: assets(first: 5) { nodes { path } } b: assets(first: 5, orderBy:"
                          + " {field: PATH, direction: DESC}) { nodes { path } } }",
                      Map.of())));
      assertThat(siblings.at("/data/a").findValuesAsText("path"))
          .hasSize(5)
          .startsWith("sub-003/sub-003_ecephys.nwb", "sub-003/sub-003_ecephys.nwb");
      assertThat(siblings.at("/data/b").findValuesAsText("path"))
          .hasSize(5)
          .startsWith("sub-149/sub-149_ecephys.nwb");
    } finally {
      own.database().close();
    }
  }

  @Test
  void what_was_withdrawn_shows_nowhere_from_then_on_though_the_index_still_has_it() {
    var own = TestStack.own();
    var all =
        """
        { assets(search: "mus") { totalCount nodes { path } }
          dandisets(search: "dandiset") { totalCount }
          assetFacets { totalCount terms(field: DANDISET) { buckets { value } } }
          assetGroups(by: [DANDISET]) { groups { keys } }
          neurodataTypes { name } }
        """;
    try (var engine = new GraphQlEngine(own.sources(), Limits.USUAL)) {
      var before = json(engine.answer(request(all, Map.of())));
      assertThat(before.at("/data/assets/totalCount").asInt()).isEqualTo(125);
      assertThat(before.at("/data/neurodataTypes")).isNotEmpty();

      own.database().dandisets().withdraw(TestStack.FIRST, "embargoed", TestStack.CREATED);

      var after = json(engine.answer(request(all, Map.of())));
      assertThat(after.path("errors")).isEmpty();
      assertThat(after.at("/data/assets/totalCount").asInt()).isEqualTo(50);
      assertThat(after.at("/data/dandisets/totalCount").asInt()).isEqualTo(4);
      assertThat(after.at("/data/assetFacets/totalCount").asInt()).isEqualTo(100);
      assertThat(after.at("/data/assetFacets/terms").findValuesAsText("value"))
          .containsExactly("000002");
      assertThat(after.at("/data/assetGroups/groups")).hasSize(1);
      assertThat(after.at("/data/neurodataTypes")).isEmpty();
    } finally {
      own.database().close();
    }
  }

  @Test
  void what_was_searched_for_is_marked_in_what_is_shown() {
    var found =
        json(ask(
                """
                { dandisets(search: "known brains", first: 1) {
                  edges { highlights { field parts { text matched } } } } }
                """))
            .at("/data/dandisets/edges/0/highlights");

    assertThat(found.findValuesAsText("field")).containsExactly("DESCRIPTION", "KEYWORD");
    assertThat(found.at("/1/parts").toString())
        .isEqualTo("[{\"text\":\"brain\",\"matched\":true}]");
    assertThat(found.at("/0/parts/1/text").asText()).isEqualTo("known");
  }

  @Test
  void a_page_is_read_backward_as_well_as_forward() {
    var forward =
        json(ask("{ assets(first: 250) { nodes { path id } } }")).at("/data/assets/nodes");
    var last =
        json(ask(
                "{ assets(last: 3) { nodes { path id } pageInfo { hasNextPage hasPreviousPage"
                    + " startCursor } } }"))
            .at("/data/assets");
    var before =
        json(ask(
                "query($c: String!) { assets(last: 2, before: $c) { nodes { path id } pageInfo {"
                    + " hasNextPage hasPreviousPage } } }",
                Map.of("c", last.at("/pageInfo/startCursor").asText())))
            .at("/data/assets");

    assertThat(last.path("nodes"))
        .containsExactly(forward.get(247), forward.get(248), forward.get(249));
    assertThat(before.path("nodes")).containsExactly(forward.get(245), forward.get(246));
    assertThat(last.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    assertThat(last.at("/pageInfo/hasPreviousPage").asBoolean()).isTrue();
    assertThat(before.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    assertError(
        "{ assets(last: 3, after: \"x\") { nodes { id } } }", Code.BAD_USER_INPUT, "one pair");
  }

  private static void assertError(String query, Code code, String part) {
    var answer = ask(query);
    var body = json(answer);
    assertThat(body.at("/errors/0/extensions/code").asText()).as(query).isEqualTo(code.name());
    assertThat(body.at("/errors/0/message").asText()).as(query).contains(part);
    assertThat(text(answer)).doesNotContain("Exception", "dandex.", "graphql.", "java.");
  }

  private static Answer ask(String query) {
    return ask(query, Map.of());
  }

  private static Answer ask(String query, Map<String, Object> variables) {
    return engine.answer(request(query, variables));
  }

  private static Request request(String query, Map<String, Object> variables) {
    return new Request(query, null, variables, "test");
  }

  private static String text(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  private static JsonNode json(Answer answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
