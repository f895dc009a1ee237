package dandex.server.find;

import static dandex.server.find.Shelf.page;
import static dandex.server.find.Shelf.question;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SearchType;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.util.BinaryData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.AssetField;
import dandex.catalog.DocumentKind;
import dandex.catalog.Filter;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Index;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class MsearchTest {
  private static final Question<AssetField> EVERYTHING = question(Filter.everything());
  private static final Duration PATIENCE = Duration.ofSeconds(18);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Content content = ContentOfShelf.get();
  private final String assets = new Index(content.prefix, DocumentKind.ASSET).alias();
  private final Search search = search(() -> false);

  private Search search(BooleanSupplier outdated) {
    return new Search(
        new ElasticsearchAsyncClient(content.cluster.client()._transport()),
        Duration.ofSeconds(20),
        new Circuit(1, Duration.ofHours(1)),
        outdated,
        Ledger.NONE);
  }

  @Test
  void a_search_has_all_its_parts_in_it_that_it_has_by_itself() throws IOException {
    var whole =
        SearchRequest.of(request ->
            request
                .index("one", "other")
                .query(q -> q.term(t -> t.field("path").value("x")))
                .postFilter(q -> q.matchAll(m -> m))
                .minScore(0.5)
                .from(3)
                .size(7)
                .sort(s -> s.field(f -> f.field("path")))
                .searchAfter(FieldValue.of("y"))
                .highlight(h -> h.fields("path", f -> f))
                .pit(p -> p.id("moment"))
                .source(s -> s.fetch(false))
                .trackTotalHits(t -> t.enabled(true))
                .aggregations("a", a -> a.max(m -> m.field("size")))
                .terminateAfter(5L)
                .collapse(c -> c.field("path"))
                .knn(k -> k.field("v").queryVector(1f).k(1))
                .routing("r")
                .preference("p")
                .requestCache(true)
                .searchType(SearchType.DfsQueryThenFetch)
                .ignoreUnavailable(true)
                .allowPartialSearchResults(false));

    var lines = lines(new Msearch(List.of(whole), PATIENCE));

    assertThat(lines).hasSize(2);
    var alone = (ObjectNode) json(whole);
    assertThat(lines.getLast()).isEqualTo(alone.put("timeout", "18000ms"));
    var header = (ObjectNode) lines.getFirst();
    assertThat(header.remove("index").toString()).isEqualTo("[\"one\",\"other\"]");
    assertThat(header.properties())
        .extracting(part -> part.getKey() + "=" + part.getValue().asText())
        .containsExactlyInAnyOrder(
            "routing=r",
            "preference=p",
            "request_cache=true",
            "search_type=dfs_query_then_fetch",
            "ignore_unavailable=true",
            "allow_partial_search_results=false");
  }

  @Test
  void each_is_answered_as_it_is_by_itself() {
    var requests =
        List.of(
            Inquiry.assets(assets, page(3, null, true, EVERYTHING), List.of()).request(),
            new TypeInquiry(assets, Scope.DRAFT, List.of()).request(),
            GroupInquiry.of(assets, EVERYTHING, List.of(), List.of(GroupField.SPECIES), 100)
                .request(),
            Inquiry.assets(assets, page(0, null, true, EVERYTHING), List.of("000001")).request());

    var together = search.ask(requests, () -> {});

    for (var at = 0; at < requests.size(); at++) {
      var alone = search.ask(requests.get(at));
      assertThat(together.get(at).body().aggregations().toString())
          .isEqualTo(alone.aggregations().toString());
      assertThat(together.get(at).body().hits().hits().toString())
          .isEqualTo(alone.hits().hits().toString());
      assertThat(String.valueOf(together.get(at).body().hits().total()))
          .isEqualTo(String.valueOf(alone.hits().total()));
    }
  }

  @Test
  void one_that_is_refused_leaves_the_others_alone() {
    var fine = Inquiry.assets(assets, page(1, null, true, EVERYTHING), List.of()).request();
    var elsewhere = fine.rebuild().index("nowhere").build();
    var wrong = fine.rebuild().query(q -> q.nested(n -> n.path("no").query(fine.query()))).build();

    var replies = search.ask(List.of(elsewhere, fine, wrong), () -> {});

    assertThatThrownBy(() -> replies.get(0).body())
        .isInstanceOf(SearchUnavailable.class)
        .hasMessage("the search index is not there yet: run `dandex mirror`");
    assertThat(replies.get(1).body().hits().hits()).hasSize(2);
    assertThatThrownBy(() -> replies.get(2).body()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void of_those_that_an_index_of_another_mapping_refuses_each_says_so_and_it_is_looked_at_once() {
    var fine = Inquiry.assets(assets, page(1, null, true, EVERYTHING), List.of()).request();
    var wrong = fine.rebuild().query(q -> q.nested(n -> n.path("no").query(fine.query()))).build();
    var looks = new AtomicInteger();
    var search = search(() -> looks.incrementAndGet() > 0);

    var replies = search.ask(List.of(wrong, fine, wrong), () -> {});

    for (var at : List.of(0, 2)) {
      assertThatThrownBy(() -> replies.get(at).body())
          .isInstanceOf(SearchUnavailable.class)
          .hasMessageContainingAll("another mapping", "dandex mirror rebuild");
    }
    assertThat(replies.get(1).body().hits().hits()).hasSize(2);
    assertThat(looks).hasValue(1);
    assertThatThrownBy(() -> search.ask(wrong)).isInstanceOf(SearchUnavailable.class);
    assertThat(search.ask(fine).hits().hits()).hasSize(2);
    assertThat(looks).hasValue(2);
  }

  @Test
  void one_that_looked_at_a_part_only_is_not_answered() {
    var body =
        """
        {"took": 1, "responses": [
          {"took": 1, "timed_out": true, "status": 200, "hits": {"hits": []},
           "_shards": {"total": 1, "successful": 1, "failed": 0}},
          {"took": 1, "timed_out": false, "status": 200, "hits": {"hits": []},
           "_shards": {"total": 1, "successful": 1, "failed": 0}},
          {"error": {"type": "search_timeout_exception", "reason": "late"}, "status": 504}]}\
        """;
    var replies = askedOf(body, 3);

    assertThatThrownBy(() -> replies.get(0).body()).isInstanceOf(SearchUnavailable.class);
    assertThat(replies.get(1).body().hits().hits()).isEmpty();
    assertThatThrownBy(() -> replies.get(2).body())
        .hasMessage("Elasticsearch cannot answer now: status 504");
  }

  @Test
  void where_all_of_them_are_answered_that_it_cannot_the_cluster_is_down() {
    var down =
        "{\"error\": {\"type\": \"no_shard_available\", \"reason\": \"no\"}, \"status\": 503}";
    var circuit = new Circuit(1, Duration.ofHours(1));

    var replies =
        askedOf("{\"took\": 1, \"responses\": [%s, %s]}".formatted(down, down), 2, circuit);

    assertThat(replies)
        .hasSize(2)
        .allSatisfy(reply -> assertThatThrownBy(reply::body).isInstanceOf(SearchUnavailable.class));
    assertThat(circuit.isClosed()).isFalse();
  }

  private static List<Reply> askedOf(String answer, int number) {
    return askedOf(answer, number, new Circuit(1, Duration.ofHours(1)));
  }

  private static List<Reply> askedOf(String answer, int number, Circuit circuit) {
    try (var wire = new Wire("", new Wire.Way.Answer(200, answer));
        var cluster = Cluster.open(wire.url())) {
      var client = new ElasticsearchAsyncClient(cluster.client()._transport());
      var types = new TypeInquiry("dandex", Scope.DRAFT, List.of()).request();
      return new Search(client, PATIENCE, circuit, () -> false, Ledger.NONE)
          .ask(Collections.nCopies(number, types), () -> {});
    }
  }

  private static List<JsonNode> lines(Msearch request) throws IOException {
    var lines = new ArrayList<JsonNode>();
    for (var line = request._serializables(); line.hasNext(); ) lines.add(json(line.next()));
    return lines;
  }

  private static JsonNode json(Object value) throws IOException {
    var bytes = BinaryData.of(value, new JacksonJsonpMapper()).asByteBuffer();
    return JSON.readTree(UTF_8.decode(bytes).toString());
  }
}
