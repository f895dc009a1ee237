package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.DandisetId;
import dandex.server.TestStack;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Looking things up without a search.
class LookupFieldsTest {
  private static final GraphQlEngine ENGINE =
      new GraphQlEngine(TestStack.shared().sources(), Limits.USUAL);
  private static final Asking ASKING = new Asking(ENGINE);
  private static final String NODES =
      """
      query($ids: [ID!]!) { nodes(ids: $ids) {
        __typename id ... on Asset { path } ... on Dandiset { identifier } } }
      """;

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void a_node_is_found_by_the_id_that_it_was_shown_with() {
    var shown = ASKING.data("{ dandiset(identifier: \"1\") { id } }").at("/dandiset/id").asText();
    var node =
        ASKING
            .data("query($id: ID!) { node(id: $id) { __typename id } }", Map.of("id", shown))
            .path("node");

    assertThat(node.path("__typename").asText()).isEqualTo("Dandiset");
    assertThat(node.path("id").asText()).isEqualTo(shown);
  }

  @Test
  void nodes_come_in_the_order_asked_for_with_null_for_what_is_not_here() {
    var ids =
        List.of(
            GlobalId.of(TestStack.asset(2, 3)),
            GlobalId.of(new DandisetId("000777")),
            GlobalId.of(TestStack.FIRST),
            GlobalId.of(TestStack.asset(2, 3)));
    var nodes = ASKING.data(NODES, Map.of("ids", ids)).path("nodes");

    assertThat(nodes).hasSize(4);
    assertThat(nodes.at("/0/path").asText()).isEqualTo("sub-003/sub-003_ecephys.nwb");
    assertThat(nodes.get(1).isNull()).isTrue();
    assertThat(nodes.at("/2/identifier").asText()).isEqualTo("000001");
    assertThat(nodes.get(3)).isEqualTo(nodes.get(0));
  }

  @Test
  void many_nodes_cost_three_statements_as_few_do() {
    for (var number : List.of(1, 100)) {
      var ids =
          IntStream.range(0, number)
              .boxed()
              .flatMap(it ->
                  List.of(GlobalId.of(TestStack.asset(1, it)), GlobalId.of(TestStack.FIRST))
                      .stream())
              .toList();
      assertThat(ASKING.statements(NODES, Map.of("ids", ids))).isEqualTo(2);
    }
  }

  @Test
  void over_a_thousand_nodes_are_refused_and_so_is_what_is_no_id() {
    var many = Collections.nCopies(1001, GlobalId.of(TestStack.FIRST));
    assertThat(ASKING.answer(NODES, Map.of("ids", many)).code()).isEqualTo(Code.BAD_USER_INPUT);
    ASKING.assertRefused("{ node(id: \"000001\") { id } }", "no `id`");
  }

  @Test
  void a_dandiset_is_shown_as_the_version_asked_for() {
    var query =
        """
        query($version: String) { dandiset(identifier: "1", version: $version) {
          id assetCount version { version } } }
        """;
    var draft = ASKING.data(query, Map.of("version", "draft")).path("dandiset");
    var latest = ASKING.data(query, Map.of("version", "latest")).path("dandiset");
    var older = ASKING.data(query, Map.of("version", "0.210101.0000")).path("dandiset");

    assertThat(draft.path("assetCount").asInt()).isEqualTo(TestStack.IN_FIRST);
    assertThat(latest.path("assetCount").asInt()).isEqualTo(100);
    assertThat(latest.at("/version/version").asText()).isEqualTo("0.220101.0000");
    assertThat(older.at("/version/version").asText()).isEqualTo("0.210101.0000");
    assertThat(older.path("id")).isEqualTo(draft.path("id"));
    assertThat(ASKING.data(query, Map.of("version", "0.990101.0000")).path("dandiset").isNull())
        .isTrue();
    ASKING.assertRefused("{ dandiset(identifier: \"1\", version: \"v1\") { id } }", "0.230629");
  }

  @Test
  void a_dandiset_without_a_draft_has_none_to_show() {
    var answer =
        ASKING.data(
            """
            { a: dandiset(identifier: "3", version: "draft") { id }
              b: dandiset(identifier: "2", version: "latest") { id } }
            """);

    assertThat(answer.path("a").isNull()).isTrue();
    assertThat(answer.path("b").isNull()).isTrue();
  }

  @Test
  void an_asset_is_found_by_its_path_in_a_version() {
    var answer =
        ASKING.data(
            """
            { draft: assetByPath(dandiset: "1", path: "sub-120/sub-120_ecephys.nwb") { assetId }
              latest: assetByPath(dandiset: "1", version: "latest",
                path: "sub-120/sub-120_ecephys.nwb") { assetId }
              named: assetByPath(dandiset: "3", version: "0.230101.0000",
                path: "sub-002/sub-002_ecephys.nwb") { assetId }
              nowhere: assetByPath(dandiset: "1", path: "sub-120") { assetId } }
            """);

    assertThat(answer.at("/draft/assetId").asText()).isEqualTo(TestStack.asset(1, 120).toString());
    assertThat(answer.path("latest").isNull()).isTrue();
    assertThat(answer.at("/named/assetId").asText()).isEqualTo(TestStack.asset(3, 2).toString());
    assertThat(answer.path("nowhere").isNull()).isTrue();
  }

  @Test
  void assets_that_share_a_content_are_found_by_it_in_two_statements() {
    var query = "query($id: ID!) { assetsByBlob(blobId: $id) { assetId } }";
    var answer = ASKING.data(query, Map.of("id", new UUID(9, 2).toString()));

    assertThat(answer.path("assetsByBlob").findValuesAsText("assetId"))
        .containsExactly(
            TestStack.asset(1, 2).toString(),
            TestStack.asset(2, 2).toString(),
            TestStack.asset(3, 2).toString());
    assertThat(ASKING.statements(query, Map.of("id", new UUID(9, 2).toString()))).isEqualTo(2);
    assertThat(ASKING.statements(query, Map.of("id", new UUID(8, 8).toString()))).isEqualTo(1);
    ASKING.assertRefused("{ assetsByBlob(blobId: \"x\") { id } }", "no `blobId`");
  }

  @Test
  void dandisets_that_are_gone_are_told_page_by_page() {
    var query =
        """
        query($after: String) { tombstones(first: 2, after: $after) {
          totalCount nodes { identifier name reason noticed }
          pageInfo { hasNextPage endCursor } } }
        """;
    var first = ASKING.data(query).path("tombstones");
    var cursor = first.at("/pageInfo/endCursor").asText();
    var second = ASKING.data(query, Map.of("after", cursor)).path("tombstones");

    assertThat(first.path("totalCount").asInt()).isEqualTo(3);
    assertThat(first.path("nodes").findValuesAsText("identifier"))
        .containsExactly("000900", "000901");
    assertThat(first.at("/nodes/1/reason").asText()).isEqualTo("EMBARGOED");
    assertThat(first.at("/nodes/1/noticed").asText()).isEqualTo("2024-01-02T12:00:00Z");
    assertThat(second.path("nodes").findValuesAsText("identifier")).containsExactly("000902");
    assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    assertThat(ASKING.statements(query, Map.of())).isEqualTo(2);
  }

  @Test
  void dandisets_that_are_gone_are_told_backward_as_well() {
    var query =
        """
        query($before: String) { tombstones(last: 2, before: $before) {
          nodes { identifier } pageInfo { hasPreviousPage hasNextPage startCursor } } }
        """;
    var last = ASKING.data(query).path("tombstones");
    var cursor = last.at("/pageInfo/startCursor").asText();
    var first = ASKING.data(query, Map.of("before", cursor)).path("tombstones");

    assertThat(last.path("nodes").findValuesAsText("identifier"))
        .containsExactly("000901", "000902");
    assertThat(last.at("/pageInfo/hasPreviousPage").asBoolean()).isTrue();
    assertThat(last.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    assertThat(first.path("nodes").findValuesAsText("identifier")).containsExactly("000900");
    assertThat(first.at("/pageInfo/hasPreviousPage").asBoolean()).isFalse();
    assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    assertThat(ASKING.statements(query, Map.of("before", cursor))).isEqualTo(1);
  }

  @Test
  void a_cursor_of_tombstones_is_their_own_and_goes_one_way() {
    var runs = ASKING.data("{ syncRuns(first: 1) { pageInfo { endCursor } } }");
    var foreign = runs.at("/syncRuns/pageInfo/endCursor").asText();

    ASKING.assertRefused(
        "{ tombstones(last: 1, before: \"%s\") { totalCount nodes { name } } }".formatted(foreign),
        "no cursor of this question");
    ASKING.assertRefused("{ tombstones(last: 1, after: \"x\") { totalCount } }", "one pair");
  }
}
