package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.server.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What is read from metadata when it is asked for.
class DescriptionFieldsTest {
  private static final GraphQlEngine ENGINE =
      new GraphQlEngine(TestStack.shared().sources(), Limits.USUAL);
  private static final Asking ASKING = new Asking(ENGINE);

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void a_dandiset_says_who_paid_and_what_it_relates_to() {
    var dandiset =
        ASKING
            .data(
                """
                { dandiset(identifier: "1") {
                  contributors
                  contributor { name kind roles email affiliations { name } }
                  funders { name awardNumber kind includeInCitation }
                  relatedResources { relation identifier }
                  about { kind name }
                  assetsSummary { numberOfBytes numberOfCells dataStandard { name } }
                } }
                """)
            .path("dandiset");

    assertThat(dandiset.at("/contributor").findValuesAsText("kind"))
        .containsExactly("PERSON", "ORGANIZATION");
    assertThat(dandiset.at("/contributor/0/affiliations/0/name").asText())
        .isEqualTo("Analytical Society");
    assertThat(dandiset.path("funders"))
        .hasToString(
            "[{\"name\":\"Royal Society\",\"awardNumber\":\"N"
                + " 1\",\"kind\":\"ORGANIZATION\",\"includeInCitation\":false}]");
    assertThat(dandiset.at("/relatedResources/0/relation").asText())
        .isEqualTo("dcite:IsDescribedBy");
    assertThat(dandiset.at("/about/0/kind").asText()).isEqualTo("ANATOMY");
    assertThat(dandiset.at("/assetsSummary/numberOfBytes").asLong()).isEqualTo(5_000_000_000L);
  }

  @Test
  void each_version_speaks_for_itself_and_a_draft_was_not_published() {
    var versions =
        ASKING
            .data("{ dandiset(identifier: \"1\") { versions { version url datePublished } } }")
            .at("/dandiset/versions");

    assertThat(versions.findValuesAsText("url"))
        .allSatisfy(url -> assertThat(url).startsWith("https://dandiarchive.org/dandiset/000001/"))
        .first()
        .asString()
        .endsWith("/draft");
    assertThat(versions.at("/0/datePublished").isNull()).isTrue();
    assertThat(versions.at("/1/datePublished").asText()).isEqualTo("2021-01-01T00:03:04Z");
  }

  @Test
  void an_asset_says_where_it_comes_from() {
    var asset =
        ASKING
            .data(
                """
                query($id: ID!) { asset(id: $id) {
                  digests { algorithm value } downloadUrl contentUrls
                  participants { identifier age sex { name } strain { name } }
                  samples { identifier derivedFrom }
                  sessions { kind identifier startDate endDate } activities { kind }
                } }
                """,
                Map.of("id", TestStack.asset(1, 7).toString()))
            .path("asset");

    assertThat(asset.path("digests").findValuesAsText("algorithm"))
        .containsExactlyInAnyOrder("dandi:dandi-etag", "dandi:sha2-256");
    assertThat(asset.path("downloadUrl").asText())
        .isEqualTo("https://api.example.org/api/assets/a/download/");
    assertThat(asset.path("contentUrls")).hasSize(2);
    assertThat(asset.at("/participants/0/age").asText()).isEqualTo("P90D");
    assertThat(asset.path("samples").findValuesAsText("identifier"))
        .containsExactly("cell", "slice");
    assertThat(asset.path("sessions")).hasSize(1);
    assertThat(asset.at("/sessions/0/startDate").asText()).isEqualTo("2021-01-01T10:03:04.500Z");
    assertThat(asset.at("/sessions/0/endDate").asText()).isEqualTo("2021-01-01T00:00:00Z");
    assertThat(asset.path("activities").findValuesAsText("kind"))
        .containsExactly("SESSION", "ACTIVITY");
  }

  @Test
  void places_are_narrowed_to_versions() {
    var asset =
        ASKING
            .data(
                """
                query($id: ID!) { asset(id: $id) {
                  all: places { version }
                  draft: places(versions: DRAFT) { version }
                  latest: places(versions: LATEST) { version } } }
                """,
                Map.of("id", TestStack.asset(1, 7).toString()))
            .path("asset");

    assertThat(asset.path("all")).hasSize(3);
    assertThat(asset.path("draft").findValuesAsText("version")).containsExactly("draft");
    assertThat(asset.path("latest").findValuesAsText("version")).containsExactly("0.220101.0000");
  }

  @Test
  void what_is_said_of_a_whole_page_is_read_in_one_statement_a_level() {
    var page =
        """
        query($first: Int!) { assets(first: $first, filter: {dandiset: {equalToAnyOf: ["1", "2"]}}) {
          nodes { digests { value } sessions { name } keywords metadata
            dandisets { funders { name } citation versions { citation about { name } } } } } }
        """;
    for (var first : List.of(5, 200)) {
      // What is hidden; assets, their metadata, places; dandisets, versions, metadata of those
      // shown
      // and of all.
      assertThat(ASKING.statements(page, Map.of("first", first))).isEqualTo(6);
    }
  }

  @Test
  void a_version_that_is_shown_for_its_dandiset_is_read_alone() {
    var query =
        "{ dandiset(identifier: \"1\", version: \"0.210101.0000\") { citation url funders { name }"
            + " } }";

    assertThat(ASKING.data(query).at("/dandiset/url").asText()).endsWith("/0.210101.0000");
    assertThat(ASKING.statements(query, Map.of())).isEqualTo(2);
  }
}
