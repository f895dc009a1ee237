package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dandex.server.TestStack;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What was searched for, marked in what is shown of assets.
class HighlightTest {
  private static final GraphQlEngine ENGINE =
      new GraphQlEngine(TestStack.shared().sources(), Limits.USUAL);
  private static final Asking ASKING = new Asking(ENGINE);
  private static final String QUERY =
      """
      query($search: String!) { assets(search: $search, first: 20, versions: ANY) {
        edges { highlights { field parts { text matched } } } } }
      """;

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void a_neurodata_type_that_was_searched_for_is_marked() {
    for (var search : new String[] {"VectorData", "vector", "electrical series"}) {
      var edges = ASKING.data(QUERY, Map.of("search", search)).at("/assets/edges");

      assertThat(edges).as(search).hasSize(20);
      for (var edge : edges) {
        assertThat(types(edge)).as(search).hasSize(1);
        assertThat(types(edge).get(0).path("matched").asBoolean()).as(search).isTrue();
      }
    }
  }

  @Test
  void types_cost_one_statement_however_many_assets_are_shown() {
    for (var first : new int[] {1, 20}) {
      // that of the types, and that of what the files say
      assertThat(statements(first, "highlights { field }"))
          .isEqualTo(statements(first, "cursor") + 2);
    }
  }

  private static int statements(int first, String edge) {
    var query =
        "query($first: Int!) { assets(search: \"vector\", first: $first) { edges {"
            + edge
            + "} } }";
    Map<String, Object> variables = Map.of("first", first);
    // A connection that was idle is tried by the pool, which the driver would count.
    ASKING.data(query, variables);
    return ASKING.statements(query, variables);
  }

  @Test
  void many_matches_in_one_field_do_not_crowd_out_another() {
    var own = TestStack.own();
    try (var engine = new GraphQlEngine(own.sources(), Limits.USUAL)) {
      own.execute(
          """
          update asset set subjects = array(select 'electrical-' || n from generate_series(1, 30) n)
          """);
      var edges =
          new Asking(engine).data(QUERY, Map.of("search", "Electrical")).at("/assets/edges");

      assertThat(edges).hasSize(20);
      for (var edge : edges) {
        assertThat(edge.path("highlights")).hasSize(10);
        assertThat(types(edge).at("/0/text").asText()).isEqualTo("ElectricalSeries");
      }
    } finally {
      own.database().close();
    }
  }

  /// The parts of the neurodata type that is marked; missing where none is.
  private static JsonNode types(JsonNode edge) {
    for (var highlight : edge.path("highlights")) {
      if (highlight.path("field").asText().equals("NEURODATA_TYPE")) return highlight.path("parts");
    }
    return edge.path("nothing");
  }
}
