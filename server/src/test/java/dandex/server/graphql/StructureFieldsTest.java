package dandex.server.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.server.TestStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is in files as a tree, what files say of themselves, and groups, by GraphQL.
class StructureFieldsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TestStack STACK = TestStack.shared();
  private static final GraphQlEngine ENGINE = new GraphQlEngine(STACK.sources(), Limits.USUAL);

  @Test
  void the_top_of_a_file_is_shown_with_what_stands_in_it() {
    assertThat(paths("first: 50"))
        .containsExactly(
            "/", "acquisition", "file_create_date", "linked", "session_id", "shortcut", "units");
  }

  @Test
  void parents_come_before_children_and_siblings_by_name() {
    // a name that is another one with a hyphen sorts after all that is below that one
    assertThat(paths("path: \"/acquisition/\", depth: 9"))
        .containsExactly(
            "acquisition", "acquisition/raw", "acquisition/raw/data", "acquisition/raw-2");
  }

  @Test
  void depth_bounds_how_far_down_it_goes() {
    assertThat(paths("path: \"acquisition\", depth: 0")).containsExactly("acquisition");
    assertThat(paths("path: \"acquisition\", depth: 1"))
        .containsExactly("acquisition", "acquisition/raw", "acquisition/raw-2");
  }

  @Test
  void kinds_are_chosen() {
    assertThat(paths("depth: 9, kind: [DATASET]"))
        .containsExactly(
            "acquisition/raw/data",
            "file_create_date",
            "general/table/VectorData",
            "session_id",
            "units/id");
    assertThat(paths("depth: 9, kind: [LINK]"))
        .containsExactly("linked/circle", "linked/units", "shortcut");
  }

  @Test
  void no_item_is_of_no_kind() {
    assertThat(paths("depth: 9, kind: []")).isEmpty();
  }

  @Test
  void following_links_costs_one_statement_more_also_where_they_lead_nowhere() throws Exception {
    for (var path : List.of("shortcut", "nowhere", "linked/circle")) {
      try (var asked = StatementCount.here()) {
        var answer = ask(query("path: \"" + path + "\""));
        assertThat(asked.statements()).as(path).isEqualTo(answer.cost().statements());
      }
    }
  }

  @Test
  void pages_go_on_where_the_last_one_ended() {
    var whole = paths("depth: 9");
    var walked = new ArrayList<String>();
    var after = "null";
    do {
      var page = structure("depth: 9, first: 3, after: " + after);
      walked.addAll(paths(page));
      after =
          page.at("/pageInfo/hasNextPage").asBoolean()
              ? '"' + page.at("/pageInfo/endCursor").asText() + '"'
              : "";
      assertThat(page.get("totalCount").asInt()).isEqualTo(whole.size());
    } while (!after.isEmpty());

    assertThat(walked).isEqualTo(whole).hasSize(14);
  }

  @Test
  void a_path_through_a_link_is_followed_and_shown_as_it_was_asked_for() {
    assertThat(paths("path: \"shortcut\"")).containsExactly("shortcut", "shortcut/id");
    assertThat(paths("path: \"linked/units/id\"")).containsExactly("linked/units/id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "units/id/0", "uni", "linked/circle", "a//b", "%", "é/*"})
  void a_path_at_which_nothing_is_has_an_empty_page(String path) {
    assertThat(paths("path: \"" + path + "\"")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "depth: -1",
        "depth: 101",
        "first: -1",
        "path: \"a\\u0000b\"",
        "after: \"bm8\"",
      })
  void arguments_that_make_no_sense_are_told(String arguments) {
    var answer = ask(query(arguments));

    assertThat(answer.code()).isEqualTo(Code.BAD_USER_INPUT);
  }

  @Test
  void a_cursor_belongs_to_its_path() {
    var cursor = structure("first: 1").at("/pageInfo/endCursor").asText();

    assertThat(ask(query("path: \"units\", after: \"" + cursor + "\"")).code())
        .isEqualTo(Code.BAD_USER_INPUT);
  }

  @Test
  void attributes_are_those_of_the_file_and_children_are_counted() {
    var items = structure("first: 50").get("nodes");

    assertThat(items.get(0).get("attributes")).isEqualTo(json("{\"nwb_version\": \"2.7.0\"}"));
    assertThat(items.get(0).get("childCount").asInt()).isEqualTo(6);
    var units = items.get(6);
    assertThat(units.at("/attributes/description").asText()).isEqualTo("sorted");
    assertThat(units.get("childCount").asInt()).isEqualTo(1);
    assertThat(units.get("neurodataType").asText()).isEqualTo("Units");
    assertThat(items.get(4).get("value").asText()).isEqualTo("s-1");
    assertThat(items.get(4).get("attributes").isNull()).isTrue();
    assertThat(items.get(5).get("target").asText()).isEqualTo("units");
  }

  @Test
  void a_page_of_assets_costs_as_many_statements_as_one_asset() {
    for (var first : List.of(1, 50)) {
      var answer =
          ask(
              """
              { assets(first: %d) { nodes {
                nwbFile { identifier unitCount subject { species } extensions { namespace } }
                lindi { structure { nodes { path attributes childCount } } } } } }
              """
                  .formatted(first));
      assertThat(answer.code()).isNull();
      // What is hidden; assets, places, files, LINDI files, structures, attributes.
      assertThat(answer.cost().statements()).isEqualTo(6);
    }
  }

  @Test
  void where_no_structure_is_stored_there_is_none() {
    var without =
        data(
            """
            { assets(filter: {lindi: {exists: false}}, first: 1) { totalCount nodes {
              nwbFile { itemCount } lindi { structure { nodes { path } } } } } }
            """);

    assertThat(without.at("/assets/totalCount").asInt()).isPositive();
    assertThat(without.at("/assets/nodes/0/nwbFile").isNull()).isTrue();
    assertThat(without.at("/assets/nodes/0/lindi").isNull()).isTrue();
  }

  @Test
  void filters_speak_of_items_facts_and_links() {
    for (var filter :
        List.of(
            "structure: {anySatisfy: {path: {equalToAnyOf: [\"units/id\"]}, dtype: {equalToAnyOf:"
                + " [\"int64\"]}}}",
            "structure: {anySatisfy: {attribute: {name: \"unit\", value: {startsWith: \"vol\"}},"
                + " shape: {gte: 100000}}}",
            "structure: {anySatisfy: {path: {glob: \"acquisition/*/data\"}}}",
            "nwbFile: {electrodeLocations: {equalToAnyOf: [\"CA1\"]}, samplingRates: {gt: 30000}}",
            "nwbFile: {extensions: {equalToAnyOf: [\"ndx-pose/0.2.0\"]}}",
            "nwbFile: {sessionStart: {gte: \"2024-01-01T12:00:00Z\"}}",
            "nwbFile: {}",
            "lindi: {exists: true, state: {equalToAnyOf: [READ]}, processingVersion: {lte: 1}}",
            "nwbObjects: {anySatisfy: {path: {equalToAnyOf: [\"linked/units\"]}}}")) {
      assertThat(count(filter)).as(filter).isEqualTo(count("lindi: {exists: true}"));
    }
    for (var filter :
        List.of(
            "structure: {anySatisfy: {path: {glob: \"acquisition*data\"}}}",
            "structure: {anySatisfy: {attribute: {name: \"unit\", value: {equalToAnyOf:"
                + " [\"volt\"]}}}}",
            "structure: {anySatisfy: {path: {equalToAnyOf: [\"units/id\"]}, dtype: {equalToAnyOf:"
                + " [\"float64\"]}}}",
            "nwbFile: {not: {lab: {exists: true}}}")) {
      assertThat(count(filter)).as(filter).isZero();
    }
  }

  @Test
  void a_glob_that_lucene_would_not_compile_is_answered_all_the_same() {
    for (var glob : List.of("**a" + "?".repeat(30), "**a??" + "a".repeat(240))) {
      assertThat(count("path: {glob: \"" + glob + "\"}")).as(glob).isZero();
      assertThat(
              ask("{ assets(search: \"x\", filter: {path: {glob: \""
                      + glob
                      + "\"}}) { totalCount } }")
                  .code())
          .as(glob)
          .isEqualTo(Code.BAD_USER_INPUT);
    }
  }

  @Test
  void the_name_of_an_attribute_is_not_taken_for_a_name_with_a_value() {
    assertThat(count("structure: {anySatisfy: {attribute: {name: \"unit\\u001fvolts\"}}}"))
        .isZero();
  }

  @Test
  void a_glob_that_no_store_should_compile_is_refused() {
    var answer =
        ask("{ assets(filter: {path: {glob: \"" + "?".repeat(33) + "\"}}) { totalCount } }");

    assertThat(answer.code()).isEqualTo(Code.BAD_USER_INPUT);
  }

  @Test
  void groups_have_an_order_and_a_limit() {
    var groups =
        data("""
        { assetGroups(by: [DANDISET], orderBy: {field: COUNT, direction: DESC}, first: 2) {
          groupCount groups { keys count size { sum } unitCount { max } processedAt { min } } } }
        """)
            .get("assetGroups");

    assertThat(groups.get("groupCount").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(groups.get("groups")).hasSize(2);
    assertThat(groups.at("/groups/0/count").asInt())
        .isGreaterThanOrEqualTo(groups.at("/groups/1/count").asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[SEX, SEX]", "[SEX, SPECIES, DANDISET, APPROACH]"})
  void groups_are_made_by_one_to_three_fields(String by) {
    assertThat(ask("{ assetGroups(by: " + by + ") { groupCount } }").code())
        .isEqualTo(Code.BAD_USER_INPUT);
  }

  @Test
  void groups_of_what_only_columns_find_are_refused_with_the_reason() {
    var answer =
        ask(
            """
            { assetGroups(by: [SEX], filter: {structure: {anySatisfy: {not: {path: {contains: "x"}}}}})
              { groupCount } }
            """);

    assertThat(answer.code()).isEqualTo(Code.BAD_USER_INPUT);
    assertThat(new String(answer.body(), UTF_8)).contains("grouped by the search index only");
  }

  private static int count(String filter) {
    return data("{ assets(filter: {" + filter + "}) { totalCount } }")
        .at("/assets/totalCount")
        .asInt();
  }

  private static List<String> paths(String arguments) {
    return paths(structure(arguments));
  }

  private static List<String> paths(JsonNode page) {
    return StreamSupport.stream(page.get("nodes").spliterator(), false)
        .map(item -> item.get("path").asText())
        .toList();
  }

  private static JsonNode structure(String arguments) {
    return data(query(arguments)).at("/asset/lindi/structure");
  }

  private static String query(String arguments) {
    return """
    { asset(id: "%s") { lindi { structure(%s) { totalCount pageInfo { hasNextPage endCursor }
      nodes { path attributes childCount neurodataType value target } } } } }
    """
        .formatted(TestStack.asset(1, 7), arguments);
  }

  private static JsonNode data(String query) {
    var answer = json(new String(ask(query).body(), UTF_8));
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    return answer.get("data");
  }

  private static Answer ask(String query) {
    return ENGINE.answer(new Request(query, null, Map.of(), "test"));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
