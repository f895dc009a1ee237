package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.server.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Facets as they are asked for in GraphQL.
class FacetFieldsTest {
  private static final GraphQlEngine ENGINE =
      new GraphQlEngine(TestStack.shared().sources(), Limits.USUAL);
  private static final Asking ASKING = new Asking(ENGINE);

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void sessions_are_counted_by_when_they_began_whatever_the_filter_says_of_that() {
    var facets =
        ASKING.data(
            """
            { assetFacets(filter: {nwbFile: {sessionStart: {gte: "2030-01-01T00:00:00Z"}}}) {
                totalCount
                years: dates(field: SESSION_START, interval: YEAR) {
                  missing buckets { from count } }
                months: dates(field: SESSION_START, interval: MONTH) {
                  buckets { from count } } } }
            """);

    assertThat(facets.at("/assetFacets/totalCount").asInt()).isZero();
    for (var interval : new String[] {"years", "months"}) {
      assertThat(facets.at("/assetFacets/" + interval + "/buckets").toString())
          .isEqualTo("[{\"from\":\"2024-01-01T00:00:00Z\",\"count\":150}]");
    }
    assertThat(facets.at("/assetFacets/years/missing").asInt()).isEqualTo(TestStack.IN_SECOND);
  }
}
