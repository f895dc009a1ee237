package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.server.TestStack;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The types that occur, and how far the index that tells of them is behind.
class NeurodataTypeFieldsTest {
  private static final GraphQlEngine ENGINE =
      new GraphQlEngine(TestStack.shared().sources(), Limits.USUAL);
  private static final Asking ASKING = new Asking(ENGINE);

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void a_type_tells_which_of_its_subtypes_occur() {
    var types = ASKING.data("{ neurodataTypes { name children { name parent } } }");

    for (var type : types.path("neurodataTypes")) {
      assertThat(type.path("children").findValuesAsText("parent"))
          .allMatch(type.path("name").asText()::equals);
      if (type.path("name").asText().equals("TimeSeries")) {
        assertThat(type.path("children").findValuesAsText("name"))
            .containsExactly("ElectricalSeries");
      }
    }
    assertThat(types.findValuesAsText("name")).contains("TimeSeries", "ElectricalSeries");
  }

  @Test
  void what_is_pending_has_waited_for_some_time() {
    var query = "{ searchFreshness { pendingChanges lagSeconds } }";
    var freshness = ASKING.data(query).path("searchFreshness");

    assertThat(freshness.path("pendingChanges").asLong()).isPositive();
    assertThat(freshness.path("lagSeconds").asDouble()).isPositive();
    assertThat(ASKING.statements(query, Map.of())).isEqualTo(1);
  }
}
