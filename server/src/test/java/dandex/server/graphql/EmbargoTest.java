package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dandex.catalog.Asset;
import dandex.catalog.AssetId;
import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.PlacedAsset;
import dandex.catalog.Term;
import dandex.catalog.Topics;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import dandex.catalog.document.Cluster;
import dandex.server.TestStack;
import graphql.schema.GraphQLFieldDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A dandiset whose every word is a secret comes under embargo, and is asked for wherever the
/// schema can be entered.
class EmbargoTest {
  private static final Instant T = TestStack.CREATED;
  private static final DandisetId HIDDEN = new DandisetId("000777");
  private static final AssetId OWN = TestStack.asset(7, 1);
  private static final AssetId SHARED = TestStack.asset(2, 5);
  private static final String BY_COLUMNS =
      "{ assets(first: 1000, filter: {dandiset: {equalToAnyOf: [\"000777\"]}, nwbObjects:"
          + " {anySatisfy: {path: {startsWith: \"secret\"}, not: {path: {equalToAnyOf:"
          + " [\"x\"]}}}}}) { totalCount nodes { path assetId } } }";

  /// Where there is nothing to be seen of any dandiset.
  private static final List<String> SILENT = List.of("tombstones", "searchFreshness");

  private static final Map<String, String> ENTRIES = new LinkedHashMap<>();

  static {
    ENTRIES.put(
        "assets",
        "(search: \"secret\", versions: ANY, first: 5,"
            + " filter: {dandiset: {equalToAnyOf: [\"000777\"]}})");
    ENTRIES.put("dandisets", "(search: \"secret\", first: 5)");
    ENTRIES.put("asset", "(id: \"" + OWN + "\")");
    ENTRIES.put("dandiset", "(identifier: \"777\")");
    ENTRIES.put("node", "(id: \"" + GlobalId.of(OWN) + "\")");
    ENTRIES.put("nodes", "(ids: [\"" + GlobalId.of(OWN) + "\", \"" + GlobalId.of(HIDDEN) + "\"])");
    ENTRIES.put("assetByPath", "(dandiset: \"777\", path: \"secret/own.nwb\")");
    ENTRIES.put("assetsByBlob", "(blobId: \"" + new UUID(9, 1) + "\")");
    ENTRIES.put("tombstones", "");
    ENTRIES.put("neurodataTypes", "(versions: ANY)");
    ENTRIES.put("assetGroups", "(by: [SPECIES, DANDISET])");
    ENTRIES.put("assetFacets", "(versions: ANY)");
    ENTRIES.put("dandisetFacets", "");
    ENTRIES.put("syncRuns", "");
    ENTRIES.put("runRequest", "(id: 1)");
    ENTRIES.put("suggest", "(kind: DANDISET, prefix: \"secret\")");
    ENTRIES.put("searchFreshness", "");
  }

  private final TestStack stack = TestStack.own();
  private final GraphQlEngine engine = new GraphQlEngine(stack.sources(), Limits.USUAL);
  private final Asking asking = new Asking(engine);

  @AfterEach
  void close() {
    engine.close();
    stack.database().close();
  }

  @Test
  void every_field_of_the_root_is_asked() {
    assertThat(ENTRIES.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Schema.load().getQueryType().getFields().stream()
                .map(GraphQLFieldDefinition::getName)
                .toList());
  }

  @Test
  void nothing_of_it_is_in_any_answer_mirrored_or_not_until_the_embargo_ends() {
    keep("OPEN");
    tellOfContents();
    mirror();
    assertAllTold();

    keep("EMBARGOED");
    assertNothingTold();
    assertNothingToldBySearchOrWithout();

    mirror();
    assertNothingTold();
    assertNothingToldBySearchOrWithout();

    keep("OPEN");
    mirror();
    assertAllTold();
  }

  @Test
  void what_stands_in_another_dandiset_too_is_found_by_that_one_and_tells_nothing() {
    keep("OPEN");
    mirror();
    assertThat(shared().at("/0/places")).hasSize(2);

    keep("EMBARGOED");
    mirror();
    assertFoundByItsOtherPlace();

    keep("OPEN");
    mirror();
    stack.database().dandisets().withdraw(HIDDEN, "embargoed", TestStack.CREATED);
    // Its document does not tell which of its paths is whose.
    assertThat(shared()).isEmpty();
    mirror();
    assertFoundByItsOtherPlace();
  }

  private void assertFoundByItsOtherPlace() {
    var found = shared();
    assertThat(found).hasSize(1);
    assertThat(found.at("/0/path").asText()).isEqualTo("sub-005/sub-005_ecephys.nwb");
    assertThat(found.at("/0/places")).hasSize(1);
    assertThat(found.at("/0/dandisets").findValuesAsText("identifier")).containsExactly("000002");
    var byPath = asking.data("{ assets(filter: {path: {startsWith: \"secret\"}}) { totalCount } }");
    assertThat(byPath.at("/assets/totalCount").asInt()).isZero();
  }

  private JsonNode shared() {
    return asking
        .data(
            """
            query($id: String!) { assets(filter: {assetId: {equalToAnyOf: [$id]}}) { nodes {
              path places { path dandiset { identifier } } dandisets { identifier } } } }
            """,
            Map.of("id", SHARED.toString()))
        .at("/assets/nodes");
  }

  @Test
  void it_leaves_no_word_when_it_is_withdrawn() {
    keep("OPEN");
    keep("EMBARGOED");
    stack.database().dandisets().withdraw(HIDDEN, "deleted", TestStack.CREATED);

    var stones = asking.data("{ tombstones { nodes { identifier name reason } } }");

    assertThat(stones.at("/tombstones/nodes/0").toString())
        .isEqualTo("{\"identifier\":\"000777\",\"name\":null,\"reason\":\"DELETED\"}");
    assertThat(answer("assets")).doesNotContain("secret");
  }

  private void assertAllTold() {
    for (var entry : ENTRIES.keySet()) {
      if (!SILENT.contains(entry)) assertThat(answer(entry)).as(entry).contains("secret");
    }
    assertThat(text(engine, BY_COLUMNS)).contains(OWN.toString());
  }

  private void assertNothingTold() {
    for (var entry : ENTRIES.keySet()) {
      assertThat(answer(entry))
          .as(entry)
          .doesNotContain("secret", "000777", OWN.toString(), GlobalId.of(HIDDEN));
    }
    assertThat(text(engine, BY_COLUMNS)).contains("\"totalCount\":0").doesNotContain("secret");
  }

  /// All of the catalog, by the index and while it is down.
  private void assertNothingToldBySearchOrWithout() {
    var all =
        """
        { assets(first: 1000, versions: ANY) { nodes { path dandisets { name } } }
          dandisets(first: 1000) { nodes { name } } }
        """;
    try (var nobody = Cluster.open("http://127.0.0.1:1");
        var alone = new GraphQlEngine(stack.sources(nobody), Limits.USUAL)) {
      for (var each : List.of(engine, alone)) {
        assertThat(text(each, all))
            .contains("sub-005", "Dandiset 000002")
            .doesNotContain("secret", "errors");
      }
    }
  }

  private String answer(String entry) {
    var query = Schema.load().getQueryType();
    var field = Objects.requireNonNull(query.getField(entry));
    var arguments = Objects.requireNonNull(ENTRIES.get(entry));
    return text(engine, "{" + EveryField.of(query, field, arguments) + "}");
  }

  private static String text(GraphQlEngine engine, String query) {
    var answer = engine.answer(new Request(query, null, Map.of(), "test"));
    assertThat(answer.code()).as(query).isNull();
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private void mirror() {
    stack.mirror(List.of(OWN, SHARED), List.of(HIDDEN));
  }

  private void keep(String status) {
    var store = stack.database().versions();
    var load = store.begin();
    var shared =
        Objects.requireNonNull(stack.database().assets().byId(List.of(SHARED), true).get(SHARED));
    store.stage(
        load,
        List.of(
            new PlacedAsset("secret/own.nwb", own()),
            new PlacedAsset("secret/shared.nwb", shared)));
    store.keep(load, new Dandiset(HIDDEN, "secret", status, 0, T, T), version());
  }

  private static Asset own() {
    return new Asset(
        OWN,
        new UUID(9, 1),
        null,
        1,
        "application/x-nwb",
        T,
        T,
        topics(),
        new Json("{\"secret\": \"secret\", \"keywords\": [\"secret\"]}"));
  }

  private static Version version() {
    return new Version(
        HIDDEN,
        VersionId.DRAFT,
        "secret name",
        "Valid",
        2,
        2,
        T,
        T,
        "secret description",
        List.of("secret keyword"),
        List.of("secret, contributor"),
        List.of("spdx:secret"),
        null,
        topics(),
        new Json("{\"secret\": \"secret\", \"acknowledgement\": \"secret\"}"));
  }

  private static Topics topics() {
    var term = new Term("secret term", "secret:1");
    return new Topics(
        List.of(term),
        List.of(term),
        List.of("secret"),
        List.of(term),
        List.of(term),
        List.of("secret"));
  }

  private void tellOfContents() {
    stack.execute(
        """
        insert into nwb_item (asset, path, kind, neurodata_type, ancestors, columns, aliases)
        values ('%1$s', 'secret', 'GROUP', 'secretType', '{secretAncestor}', '{secret}', '{}');
        insert into lindi (asset, state, url, structure, processed_at, processing_version,
          structure_chars, asset_modified, asked_at, due_at)
        values ('%1$s', 'read', 'https://secret', '{"refs": {}, "secret": 1}', now(), 1, 9, now(),
          now(), now());
        insert into nwb_file
        select '%1$s', nwb_version, 'secret', 'secret', 'secret', session_start_time, session_start,
          '{secret}', 'secret', 'secret', '{secret}', 'secret', 'secret', sex, age, genotype, strain,
          '{secret}', 1, '{secret}', '{secret}', '{secret}', '{secret}', 1, 1, '{1}', '{secret}',
          '{secret}', '{secret}', 1, '{secretType}', '{secret}'
        from nwb_file limit 1;
        update run set errors = '[{"subject": "000777", "message": "secret/own.nwb: twice"},
          {"subject": "%1$s", "message": "secret"}, {"subject": "000001", "message": "told"}]';
        """
            .formatted(OWN));
  }
}
