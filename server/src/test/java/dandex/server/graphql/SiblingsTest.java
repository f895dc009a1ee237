package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Index;
import dandex.sandbox.TestServers;
import dandex.server.TestStack;
import dandex.server.find.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SiblingsTest {
  /// Of every kind that ends in a search.
  private static final List<String> KINDS =
      List.of(
          "assets(filter: {size: {gt: 1}}) { totalCount }",
          "dandisets(search: \"dandiset\") { totalCount }",
          "assetFacets(filter: {species: {exists: true}}) { totalCount"
              + " terms(field: SPECIES) { buckets { value count } missing }"
              + " statistics(field: SIZE) { sum } }",
          "assetGroups(by: [DANDISET]) { groupCount groups { keys count } }",
          "neurodataTypes { name assets children { name } }",
          "dandisetFacets { totalCount terms(field: SPECIES) { buckets { value count } } }",
          "assets(search: \"mus\", versions: ANY) { totalCount }",
          "dandisets(filter: {name: {startsWith: \"Dandiset 0\"}}) { totalCount }",
          "assetGroups(by: [SEX, DANDISET], versions: LATEST) { groups { keys count } }",
          "neurodataTypes(versions: ANY) { name assetsWithSubtypes }");

  /// A round for each of `dandisets` and `assets`.
  private static final String TWO_ROUNDS =
      "(filter: {dandisets: {anySatisfy: {assets: {anySatisfy: {size: {gt: %d}}}}}}) { totalCount"
          + " }";

  private final TestStack stack = TestStack.shared();
  private final Wire wire = new Wire(TestServers.elasticsearch(), new Wire.Way.PassOn());
  private final Cluster cluster = Cluster.open(wire.url());
  private final GraphQlEngine engine = new GraphQlEngine(stack.sources(cluster), Limits.USUAL);
  private final Asking asking = new Asking(engine);

  @AfterEach
  void close() {
    engine.close();
    cluster.close();
    wire.close();
  }

  @Test
  void siblings_cost_one_request_and_one_statement_that_tells_what_is_hidden() {
    for (var number : List.of(2, 5, 10)) {
      var before = wire.requests();
      var query = query(KINDS.subList(0, number));

      assertThat(asking.statements(query, Map.of())).as(query).isEqualTo(1);

      assertThat(wire.requests() - before).as(query).isEqualTo(1);
      assertThat(wire.paths().getLast()).isEqualTo("/_msearch");
      var cost = asking.answer(query, Map.of()).cost();
      assertThat(cost.searches()).isEqualTo(1);
      assertThat(cost.statements()).isEqualTo(1);
    }
  }

  @Test
  void each_is_answered_as_it_is_by_itself() {
    var together = asking.data(query(KINDS));

    for (var at = 0; at < KINDS.size(); at++) {
      var alone = asking.data("{ one: " + KINDS.get(at) + " }");
      assertThat(together.path("f" + at)).as(KINDS.get(at)).isEqualTo(alone.path("one"));
      assertThat(together.path("f" + at).size()).isPositive();
    }
  }

  @Test
  void one_search_is_a_plain_one_whoever_stands_beside_it() {
    var alone = asking.data("{ assets { totalCount } }");
    var beside =
        asking.data("{ assets { totalCount } searchFreshness { pendingChanges } __typename }");

    assertThat(beside.path("assets")).isEqualTo(alone.path("assets"));
    assertThat(wire.paths()).hasSize(2).allSatisfy(path -> assertThat(path).endsWith("/_search"));
  }

  @Test
  void rounds_across_levels_are_shared_too() {
    var query =
        query(
            List.of(
                "assets" + TWO_ROUNDS.formatted(7),
                "assetFacets" + TWO_ROUNDS.formatted(8),
                "dandisets(filter: {assets: {anySatisfy: {size: {gt: 9}}}}) { totalCount }",
                KINDS.get(3),
                KINDS.get(4)));

    assertThat(asking.statements(query, Map.of())).isEqualTo(1);

    // Those without a round are answered in the first, that with one in the second.
    assertThat(wire.requests()).isEqualTo(3);
    assertThat(wire.paths()).containsExactly("/_msearch", "/_msearch", "/_msearch");
    var answer = asking.answer(query, Map.of());
    assertThat(answer.cost().searches()).isEqualTo(3);
    assertThat(json(answer).at("/data/f0/totalCount").asInt())
        .isEqualTo(TestStack.IN_FIRST + TestStack.IN_SECOND);
    assertThat(json(answer).at("/data/f2/totalCount").asInt()).isEqualTo(2);
  }

  @Test
  void pages_of_siblings_are_filled_from_postgres_each_with_its_own_fields() {
    var page = "(first: 3) { nodes { path dandisets { identifier } } }";
    var data =
        asking.data(
            "{ a: assets%s b: dandisets(first: 2) { nodes { identifier } } c: assets%s }"
                .formatted(page, page.replace("path", "size")));

    assertThat(data.at("/a/nodes")).hasSize(3);
    assertThat(data.at("/a/nodes/0/path").asText()).isEqualTo("sub-000/sub-000_ecephys.nwb");
    assertThat(data.at("/b/nodes").findValuesAsText("identifier"))
        .containsExactly("000001", "000002");
    assertThat(data.at("/c/nodes/2/dandisets/0/identifier").isTextual()).isTrue();
    assertThat(wire.requests()).isEqualTo(1);
  }

  @Test
  void a_field_that_is_refused_leaves_the_others_alone() {
    var answer =
        json(
            asking.answer(
                """
                { long: assets(first: 1001) { totalCount }
                  fine: assets { totalCount }
                  text: dandisets(orderBy: {field: RELEVANCE}) { totalCount }
                  types: neurodataTypes { name } }
                """,
                Map.of()));

    assertThat(answer.at("/data/fine/totalCount").asInt()).isEqualTo(250);
    assertThat(answer.at("/data/types")).isNotEmpty();
    assertFailed(answer, Map.of("long", "PAGE_LIMIT", "text", "BAD_USER_INPUT"));
    assertThat(wire.requests()).isEqualTo(1);
  }

  @Test
  void a_search_that_fails_leaves_the_others_of_its_request_alone() throws IOException {
    var own = TestStack.own();
    var query =
        """
        { fine: assets { totalCount }
          text: dandisets(search: "dandiset") { totalCount }
          facets: dandisetFacets { totalCount }
          plain: dandisets { totalCount }
          across: assets(filter: {dandisets: {anySatisfy: {name: {exists: true}}}}) { totalCount }
          types: neurodataTypes { name } }
        """;
    try (var cluster = Cluster.open(wire.url());
        var engine = new GraphQlEngine(own.sources(cluster), Limits.USUAL)) {
      var dandisets = new Index(own.prefix(), DocumentKind.DANDISET).alias();
      var index = own.cluster().client().indices().getAlias(it -> it.name(dandisets)).result();
      own.cluster().client().indices().delete(it -> it.index(List.copyOf(index.keySet())));

      var answer = json(new Asking(engine).answer(query, Map.of()));

      assertThat(answer.at("/data/fine/totalCount").asInt()).isEqualTo(250);
      assertThat(answer.at("/data/plain/totalCount").asInt()).isEqualTo(5);
      assertThat(answer.at("/data/types")).isNotEmpty();
      var unavailable = "SEARCH_UNAVAILABLE";
      assertFailed(
          answer, Map.of("text", unavailable, "facets", unavailable, "across", unavailable));
      assertThat(wire.requests()).isEqualTo(1);
    } finally {
      own.database().close();
    }
  }

  /// @param codes by the name of a field; no other has failed
  private static void assertFailed(JsonNode answer, Map<String, String> codes) {
    var failed = new HashMap<String, String>();
    for (var error : answer.path("errors")) {
      failed.put(error.at("/path/0").asText(), error.at("/extensions/code").asText());
    }
    assertThat(failed).isEqualTo(codes);
    assertThat(answer.path("errors")).hasSize(codes.size());
    for (var field : codes.keySet()) {
      assertThat(answer.path("data").path(field).isNull()).as(field).isTrue();
    }
  }

  @Test
  void without_elasticsearch_postgres_answers_those_that_it_can_and_that_is_in_the_cost() {
    try (var nowhere = Cluster.open("http://127.0.0.1:1");
        var lame = new GraphQlEngine(stack.sources(nowhere), Limits.USUAL);
        var asked = StatementCount.here()) {
      var answer =
          new Asking(lame)
              .answer(
                  """
                  { plain: assets(filter: {dandiset: {equalToAnyOf: ["1"]}}, first: 1) {
                      totalCount edges { cursor } }
                    text: assets(search: "mus") { totalCount }
                    named: dandisets(filter: {name: {startsWith: "Dandiset"}}) { totalCount }
                    types: neurodataTypes { name } }
                  """,
                  Map.of());

      var body = json(answer);
      assertThat(body.at("/data/plain/totalCount").asInt()).isEqualTo(TestStack.IN_FIRST);
      assertThat(body.at("/data/named/totalCount").asInt()).isEqualTo(5);
      assertThat(body.at("/data/text").isNull()).isTrue();
      assertThat(body.at("/data/types").isNull()).isTrue();
      assertThat(body.path("errors").findValuesAsText("code"))
          .containsExactly("SEARCH_UNAVAILABLE", "SEARCH_UNAVAILABLE");
      assertThat(answer.cost().searches()).isEqualTo(1);
      // What is hidden; of assets their number, a page, rows and places; of dandisets their number.
      assertThat(answer.cost().statements()).isEqualTo(asked.statements()).isEqualTo(5);
    }
  }

  @Test
  void who_is_told_that_it_is_left_alone_is_told_for_how_long() {
    try (var nowhere = Cluster.open("http://127.0.0.1:1");
        var lame = new GraphQlEngine(stack.sources(nowhere), Limits.USUAL)) {
      var query = "{ neurodataTypes { name } assets(search: \"mus\") { totalCount } }";
      for (var n = 0; n < 3; n++) {
        assertThat(new Asking(lame).answer(query, Map.of()).cost().searches()).isEqualTo(1);
      }
      var answer = new Asking(lame).answer(query, Map.of());

      assertThat(answer.cost().searches()).isZero();
      assertThat(json(answer).path("errors").findValuesAsText("message"))
          .hasSize(2)
          .allSatisfy(message -> assertThat(message).containsPattern("so try again in [1-5] s$"));
    }
  }

  private static String query(List<String> fields) {
    var query = new StringBuilder("{ ");
    IntStream.range(0, fields.size())
        .forEach(at -> query.append("f%d: %s ".formatted(at, fields.get(at))));
    return query.append("}").toString();
  }

  private static JsonNode json(Answer answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
