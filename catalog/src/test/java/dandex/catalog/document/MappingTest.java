package dandex.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.BinaryData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dandex.catalog.Asset;
import dandex.catalog.DocumentKind;
import dandex.catalog.Json;
import dandex.catalog.NwbObject;
import dandex.catalog.NwbSamples;
import dandex.catalog.VersionId;
import dandex.catalog.store.LindiRecord;
import dandex.sandbox.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The mappings on a real cluster: what they take, and that they find exactly.
class MappingTest {
  private final Cluster cluster = Cluster.open(TestServers.elasticsearch());
  private final String prefix = TestServers.freshPrefix();

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void every_field_of_an_asset_is_mapped_and_every_mapped_field_is_written() throws Exception {
    var contents = NwbSamples.everything();
    var document =
        AssetDocument.of(
            Samples.asset(1),
            Samples.places(),
            new LindiRecord(
                "read", null, "http://here", Samples.CREATED, 2, 100, new Json("{}"), null),
            contents.file(),
            contents.items(),
            List.of(
                contents.objects().getFirst(),
                Samples.UNITS,
                Samples.vector("units/id", "<i8", 120L)));

    assertThat(leaves(document)).isEqualTo(mapped(DocumentKind.ASSET));
    write(DocumentKind.ASSET, document);
    assertThat(found(Query.of(all -> all.matchAll(every -> every)))).hasSize(1);
  }

  @Test
  void every_field_of_a_dandiset_is_mapped_and_every_mapped_field_is_written() throws Exception {
    var document =
        DandisetDocument.of(
            Samples.dandiset(),
            List.of(
                Samples.version(Samples.NEWER, "Published"),
                Samples.version(VersionId.DRAFT, "Draft")),
            3L);

    assertThat(leaves(document)).isEqualTo(mapped(DocumentKind.DANDISET));
    write(DocumentKind.DANDISET, document);
  }

  @Test
  void several_conditions_on_one_object_are_not_met_by_two() throws Exception {
    write(
        DocumentKind.ASSET,
        asset(1, List.of(Samples.units("units", 99, "id", "waveform_mean"))),
        asset(2, List.of(Samples.units("units", 100, "id", "waveform_mean"))),
        asset(
            3,
            List.of(
                Samples.units("few", 5, "id", "waveform_mean"),
                Samples.units("many", 500, "id", "spike_times"))),
        asset(4, List.of(Samples.units("units", 100, "id"))));

    var question =
        Query.of(is ->
            is.nested(one ->
                one.path("nwbObjects")
                    .query(of ->
                        of.bool(both ->
                            both.filter(
                                    term("nwbObjects.neurodataType", "Units"),
                                    term("nwbObjects.columns", "waveform_mean"))
                                .filter(rows ->
                                    rows.range(range ->
                                        range.number(number ->
                                            number.field("nwbObjects.rows").gte(100.0))))))));
    assertThat(found(question)).containsExactly(key(2));
  }

  @Test
  void a_word_of_a_path_finds_its_asset() throws Exception {
    write(DocumentKind.ASSET, asset(1, List.of(Samples.UNITS)));

    for (var word : List.of("sub", "01", "ses", "NWB", "a1", "house mouse", "units")) {
      assertThat(found(text(word))).as(word).containsExactly(key(1));
    }
    assertThat(found(text("sub 02"))).isEmpty();
  }

  @Test
  void times_are_ordered_and_turned_page_by_page_to_the_microsecond() throws Exception {
    write(
        DocumentKind.ASSET,
        at(1, Instant.EPOCH),
        at(2, Instant.parse("2021-01-01T00:00:00.123456Z")),
        at(3, Instant.parse("2021-01-01T00:00:00.123457Z")),
        at(4, Instant.parse("2021-01-01T00:00:00.123457Z")),
        at(5, Instant.parse("2262-04-11T23:47:16.854775Z")));

    assertThat(byPagesOfOne(SortOrder.Asc)).containsExactly(key(1), key(2), key(3), key(4), key(5));
    assertThat(byPagesOfOne(SortOrder.Desc))
        .containsExactly(key(5), key(3), key(4), key(2), key(1));
    assertThat(
            found(
                Query.of(range ->
                    range.range(of ->
                        of.date(date -> date.field("created").lt("2021-01-01T00:00:00.123457Z"))))))
        .containsExactly(key(1), key(2));
  }

  @Test
  void a_time_before_1970_is_refused() {
    assertThatThrownBy(
            () -> write(DocumentKind.ASSET, at(1, Instant.parse("1969-12-31T23:59:59.999999Z"))))
        .hasMessageContaining("failed to parse field [created] of type [date_nanos]");
  }

  private List<String> byPagesOfOne(SortOrder order) throws Exception {
    var keys = new ArrayList<String>();
    var hits = page(order, List.of());
    while (!hits.isEmpty()) {
      keys.add(hits.getFirst().id());
      hits = page(order, hits.getFirst().sort());
    }
    return keys;
  }

  private List<Hit<Void>> page(SortOrder order, List<FieldValue> after) throws Exception {
    var page =
        new SearchRequest.Builder()
            .index(prefix + "-asset")
            .size(1)
            .sort(by -> by.field(field -> field.field("created").order(order)))
            .sort(by -> by.field(field -> field.field("assetId")));
    if (!after.isEmpty()) page.searchAfter(after);
    return cluster.client().search(page.build(), Void.class).hits().hits();
  }

  private List<String> found(Query query) throws Exception {
    return cluster
        .client()
        .search(
            search ->
                search
                    .index(prefix + "-asset")
                    .query(query)
                    .sort(by -> by.field(field -> field.field("assetId"))),
            Void.class)
        .hits()
        .hits()
        .stream()
        .map(Hit::id)
        .toList();
  }

  private void write(DocumentKind kind, Document... documents) throws Exception {
    var index = new Index(prefix, kind);
    index.ensure(cluster);
    for (var document : documents) {
      cluster
          .client()
          .<BinaryData>index(to ->
              to.index(index.alias())
                  .id(document.key())
                  .refresh(Refresh.True)
                  .document(document.json()));
    }
  }

  private static Query term(String field, String word) {
    return Query.of(is -> is.term(term -> term.field(field).value(word)));
  }

  private static Query text(String words) {
    return Query.of(is ->
        is.match(match ->
            match
                .field("text")
                .query(Words.spaced(words))
                .operator(co.elastic.clients.elasticsearch._types.query_dsl.Operator.And)));
  }

  private static String key(int number) {
    return Samples.asset(number).id().toString();
  }

  private static AssetDocument asset(int number, List<NwbObject> objects) {
    return Samples.document(Samples.asset(number), Samples.places(), objects);
  }

  private static AssetDocument at(int number, Instant created) {
    var asset = Samples.asset(number);
    return Samples.document(
        new Asset(
            asset.id(),
            asset.blob(),
            null,
            asset.bytes(),
            asset.encodingFormat(),
            created,
            asset.modified(),
            asset.topics(),
            asset.metadata()),
        List.of(),
        List.of());
  }

  private static Set<String> mapped(DocumentKind kind) {
    var fields = new TreeSet<String>();
    gatherMapped("", IndexMapping.of(kind).body().at("/mappings/properties"), fields);
    return fields;
  }

  private static void gatherMapped(String path, JsonNode properties, Set<String> fields) {
    properties
        .properties()
        .forEach(field -> {
          if (field.getValue().has("properties")) {
            gatherMapped(path + field.getKey() + ".", field.getValue().get("properties"), fields);
          } else {
            fields.add(path + field.getKey());
          }
        });
  }

  private static Set<String> leaves(Document document) throws Exception {
    var json = StandardCharsets.UTF_8.decode(document.json().asByteBuffer()).toString();
    var fields = new TreeSet<String>();
    gatherLeaves("", new JsonMapper().readTree(json), fields);
    return fields;
  }

  private static void gatherLeaves(String path, JsonNode node, Set<String> fields) {
    if (node.isArray()) {
      node.forEach(element -> gatherLeaves(path, element, fields));
    } else if (node.isObject()) {
      node.properties()
          .forEach(field ->
              gatherLeaves(
                  path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                  field.getValue(),
                  fields));
    } else {
      fields.add(path);
    }
  }
}
