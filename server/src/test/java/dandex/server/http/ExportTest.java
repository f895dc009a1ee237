package dandex.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dandex.catalog.document.Cluster;
import dandex.catalog.outbox.Backlog;
import dandex.sandbox.TestServers;
import dandex.server.TestStack;
import dandex.server.export.Beginning;
import dandex.server.export.Export;
import dandex.server.export.ExportAsked;
import dandex.server.export.ExportKey;
import dandex.server.export.ExportOptions;
import dandex.server.export.Exports;
import dandex.server.find.Wire;
import dandex.server.graphql.AssetQuestion;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Limits;
import dandex.server.graphql.StatementCount;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it counts the statements of the whole process")
class ExportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ExportKey KEY = ExportKey.of("a secret of many servers, 32 or more");
  private static final String TWO_PATHS =
      """
      {"nwbObjects": {"anySatisfy": {"path": {"startsWith": "acq"}, "not": {"path":
        {"startsWith": "general"}}}}}\
      """;
  private static final String MICE = "{\"species\": {\"equalToAnyOf\": [\"Mus musculus\"]}}";

  private static final TestStack stack = TestStack.shared();
  private static final GraphQlEngine engine = new GraphQlEngine(stack.sources(), Limits.USUAL);
  private static final Exports exports = exports(stack, stack.cluster());
  private static final Server server = start(exports);
  private static final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterAll
  static void stop() {
    server.close();
    engine.close();
    client.close();
  }

  /// @param count how many assets it is true for
  private record Asked(String filter, String search, String versions, int count) {
    String query() {
      return "?filter=" + encoded(filter) + "&search=" + encoded(search) + "&versions=" + versions;
    }
  }

  private static final List<Asked> QUESTIONS =
      List.of(
          new Asked("{}", "", "DRAFT", 250),
          new Asked("{}", "", "ANY", 257),
          new Asked("{}", "", "LATEST", 107),
          new Asked(MICE, "", "DRAFT", 125),
          new Asked("{}", "sapiens", "ANY", 128),
          new Asked(
              "{\"dandisets\": {\"anySatisfy\": {\"assetCount\": {\"lt\": 120}}}}",
              "",
              "DRAFT",
              100),
          new Asked("{\"path\": {\"equalToAnyOf\": [\"nowhere\"]}}", "", "DRAFT", 0),
          new Asked(TWO_PATHS, "", "DRAFT", 150));

  @Test
  void every_asset_comes_exactly_once_in_each_form_and_is_what_graphql_says() throws Exception {
    for (var asked : QUESTIONS) {
      var known = known(asked);
      var ndjson = get("/export/assets.ndjson" + asked.query()).body().lines().toList();
      var csv = get("/export/assets.csv" + asked.query()).body();
      var urls = get("/export/assets.urls" + asked.query()).body().lines().toList();

      assertThat(known).as(asked.toString()).hasSize(asked.count());
      assertThat(trees(ndjson)).as(asked.toString()).isEqualTo(known);
      assertThat(csv).isEqualTo(csv(known));
      assertThat(urls)
          .isEqualTo(known.stream().map(row -> row.at("/downloadUrl").asText()).toList());
    }
    assertThat(get("/export/assets.urls?versions=LATEST").body())
        .startsWith("https://archive.test/api/assets/" + TestStack.asset(1, 0) + "/download/\n");
  }

  @Test
  void a_page_is_one_search_and_three_statements() throws Exception {
    try (var wire = wire(_ -> true);
        var cluster = Cluster.open(wire.url());
        var own = start(exports(stack, cluster));
        var count = StatementCount.everywhere()) {
      assertThat(get(own, "/export/assets.ndjson").body().lines()).hasSize(250);

      // 250 assets are seven pages; the moment is opened and closed
      assertThat(wire.requests()).isEqualTo(7 + 2);
      // and what is hidden is asked once more at the beginning
      assertThat(count.statements()).isEqualTo(3 * 7 + 1);
    }
  }

  @Test
  void what_is_broken_off_is_an_error_and_can_be_gone_on_with() throws Exception {
    var whole = get("/export/assets.ndjson").body().lines().toList();
    try (var wire = wire(number -> number != 5);
        var cluster = Cluster.open(wire.url());
        var own = start(exports(stack, cluster))) {
      var response = client.send(to(own, "/export/assets.ndjson"), BodyHandlers.ofInputStream());
      var id = response.headers().firstValue("Export-Id").orElseThrow();
      var there = new ArrayList<String>();

      assertThat(response.statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> readInto(there, response.body())).isInstanceOf(IOException.class);
      assertThat(there).hasSizeBetween(80, 120);

      var after = JSON.readTree(there.getLast()).at("/assetId").asText();
      var rest = get(own, "/export/assets.ndjson?export=" + id + "&after=" + after);
      there.addAll(rest.body().lines().toList());
      assertThat(there).isEqualTo(whole);
      assertThat(rest.headers().firstValue("Export-Id")).isPresent();
    }
  }

  @Test
  void a_compressed_export_that_is_broken_off_is_an_error_too() throws Exception {
    try (var wire = wire(number -> number != 5);
        var cluster = Cluster.open(wire.url());
        var own = start(exports(stack, cluster))) {
      var response = client.send(zipped(own, "/export/assets.csv"), BodyHandlers.ofInputStream());

      assertThatThrownBy(() -> new GZIPInputStream(response.body()).readAllBytes())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_resumed_table_has_no_second_line_of_titles() throws Exception {
    for (var query : List.of("?versions=DRAFT", "?filter=" + encoded(TWO_PATHS))) {
      var own = TestStack.asset(1, 100);
      try (var begun = begin(query)) {
        var rest = get("/export/assets.csv" + query + "&export=" + begun.id() + "&after=" + own);

        assertThat(get("/export/assets.csv" + query).body()).endsWith("\r\n" + rest.body());
        assertThat(rest.body()).startsWith(TestStack.asset(1, 101).toString());
      }
    }
  }

  @Test
  void changes_meanwhile_neither_skip_nor_double_what_stays() throws Exception {
    var own = TestStack.own();
    var url = TestServers.elasticsearch() + "/" + own.prefix() + "-asset";
    try (var wire =
            wire(number -> {
              if (number == 3) change(own, url);
              return true;
            });
        var cluster = Cluster.open(wire.url());
        var changing = start(exports(own, cluster))) {
      var ids = ids(get(changing, "/export/assets.ndjson?versions=DRAFT").body());

      assertThat(ids).doesNotHaveDuplicates().isSorted();
      assertThat(ids).hasSize(249).doesNotContain(TestStack.asset(1, 140).toString());
    } finally {
      own.database().close();
    }
  }

  @Test
  void what_is_hidden_meanwhile_does_not_show() throws Exception {
    var own = TestStack.own();
    try (var wire =
            wire(number -> {
              if (number == 3) {
                own.execute("update dandiset set embargo_status = 'EMBARGOED' where id = '000002'");
              }
              return true;
            });
        var cluster = Cluster.open(wire.url());
        var changing = start(exports(own, cluster))) {
      assertThat(get(changing, "/export/assets.ndjson").body().lines()).hasSize(150);
      var column = "/export/assets.ndjson?filter=" + encoded(ALL_BY_COLUMNS);
      assertThat(ids(get(changing, column).body())).hasSize(150);
    } finally {
      own.database().close();
    }
  }

  @Test
  void what_is_under_embargo_is_in_no_form_of_an_export() throws Exception {
    var own = TestStack.own();
    own.execute("update dandiset set embargo_status = 'EMBARGOED' where id = '000002'");
    try (var from = start(exports(own, own.cluster()))) {
      for (var form : List.of("ndjson", "csv", "urls")) {
        for (var filter : List.of("{}", ALL_BY_COLUMNS)) {
          var told = get(from, "/export/assets." + form + "?filter=" + encoded(filter)).body();

          assertThat(told).as(form).contains(TestStack.asset(1, 5).toString());
          assertThat(told).as(form).doesNotContain("00000000-0000-0002-");
        }
      }
    } finally {
      own.database().close();
    }
  }

  private static final String ALL_BY_COLUMNS = "{\"anyOf\": [{}, " + TWO_PATHS + "]}";

  @Test
  void an_export_that_has_arrived_is_gone() throws Exception {
    var id = get("/export/assets.urls").headers().firstValue("Export-Id").orElseThrow();
    var gone = get("/export/assets.urls?export=" + id + "&after=" + TestStack.asset(1, 3));

    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(code(gone)).isEqualTo("EXPORT_EXPIRED");
  }

  @Test
  void an_export_of_an_index_that_was_deleted_meanwhile_is_gone() throws Exception {
    var own = TestStack.own();
    var from = exports(own, own.cluster());
    try (var bereft = start(from);
        var begun = begun(from, "DRAFT")) {
      var elasticsearch = TestServers.elasticsearch() + "/";
      var alias = HttpRequest.newBuilder(URI.create(elasticsearch + own.prefix() + "-asset"));
      var found = client.send(alias.GET().build(), BodyHandlers.ofString()).body();
      var index = URI.create(elasticsearch + JSON.readTree(found).fieldNames().next());
      var deleted = HttpRequest.newBuilder(index).DELETE().build();
      assertThat(client.send(deleted, BodyHandlers.ofString()).statusCode()).isEqualTo(200);

      var gone = get(bereft, "/export/assets.urls?export=" + begun.id());

      assertThat(gone.statusCode()).isEqualTo(410);
    } finally {
      own.database().close();
    }
  }

  @Test
  void the_id_of_another_question_or_an_altered_one_is_refused() throws Exception {
    var id = get("/export/assets.urls").headers().firstValue("Export-Id").orElseThrow();
    var altered = altered(id, 40);
    var otherMark = altered(id, 16);
    for (var query :
        List.of(
            "?export=" + id + "&versions=ANY",
            "?export=" + id + "&search=mouse",
            "?export=" + id + "&filter=" + encoded(MICE),
            "?export=" + altered,
            "?export=" + otherMark,
            "?export=none",
            "?export=%C3%A9")) {
      var refused = get("/export/assets.urls" + query);
      assertThat(refused.statusCode()).as(query).isEqualTo(400);
      assertThat(message(refused)).as(query).contains("`export`");
    }
  }

  @Test
  void another_server_goes_on_with_an_export_where_both_have_the_secret() throws Exception {
    var second = ExportKey.of("a secret of many servers, 32 or more");
    for (var query : List.of("?versions=DRAFT", "?filter=" + encoded(TWO_PATHS))) {
      var whole = get("/export/assets.urls" + query).body();
      try (var begun = begin(query);
          var successor = start(exports(stack, stack.cluster(), second))) {
        var after = TestStack.asset(1, 100);
        var on = query + "&export=" + begun.id() + "&after=" + after;
        var rest = get(successor, "/export/assets.urls" + on);

        assertThat(rest.statusCode()).isEqualTo(200);
        assertThat(whole).endsWith("/" + after + "/download/\n" + rest.body());
      }
    }
  }

  @Test
  void a_server_that_was_restarted_without_a_secret_says_to_begin_again() throws Exception {
    for (var query : List.of("?versions=DRAFT", "?filter=" + encoded(TWO_PATHS))) {
      try (var begun = begin(query);
          var restarted = start(exports(stack, stack.cluster(), ExportKey.random()))) {
        var on = "/export/assets.urls" + query + "&export=" + begun.id();
        var refused = get(restarted, on);

        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(code(refused)).isEqualTo("EXPORT_EXPIRED");
        assertThat(message(refused)).contains("restarted", "begin a new one");
        var head = client.send(headOf(restarted, on), BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(410);
      }
    }
  }

  @Test
  void what_is_asked_wrongly_is_refused_by_name() throws Exception {
    var wrong =
        Map.of(
            "?filter=" + encoded("{\"colour\": 7}"),
            "colour",
            "?filter=" + encoded("{\"size\": {\"gte\": \"x\"}}"),
            "Long",
            "?filter=" + encoded("{\"dandiset\": {\"equalToAnyOf\": [\"x\"]}}"),
            "dandiset",
            "?filter=%7B",
            "JSON",
            "?filter=%5B%5D",
            "filter",
            "?versions=OLD",
            "versions",
            "?filtr=%7B%7D",
            "filtr",
            "?search=a&search=b",
            "search",
            "?after=" + TestStack.asset(1, 3),
            "export",
            "?export=x&after=y",
            "after");
    for (var each : wrong.entrySet()) {
      var refused = get("/export/assets.csv" + each.getKey());
      assertThat(refused.statusCode()).as(each.getKey()).isEqualTo(400);
      assertThat(message(refused)).as(each.getKey()).contains(each.getValue());
      assertThat(code(refused)).isEqualTo("BAD_USER_INPUT");
    }
  }

  @Test
  void a_fifth_export_at_once_is_told_to_come_again() throws Exception {
    var own = exports(stack, stack.cluster());
    try (var busy = start(own)) {
      var running = new ArrayList<Export>();
      for (int each = 0; each < 4; each++) running.add(begun(own, "DRAFT"));
      var refused = get(busy, "/export/assets.urls");
      running.forEach(Export::close);

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(code(refused)).isEqualTo("EXPORT_LIMIT");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      for (int each = 0; each < 5; each++) {
        assertThat(get(busy, "/export/assets.urls").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void without_elasticsearch_an_export_is_not_begun() throws Exception {
    try (var cluster = Cluster.open("http://127.0.0.1:1");
        var lame = start(exports(stack, cluster))) {
      var refused = get(lame, "/export/assets.csv");

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(code(refused)).isEqualTo("SEARCH_UNAVAILABLE");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      var column = "/export/assets.csv?filter=" + encoded(TWO_PATHS);
      assertThat(get(lame, column).body().lines()).hasSize(151);
    }
  }

  @Test
  void a_head_gives_headers_and_asks_nothing() throws Exception {
    try (var cluster = Cluster.open("http://127.0.0.1:1");
        var lame = start(exports(stack, cluster))) {
      var head = client.send(headOf(lame, "/export/assets.csv"), BodyHandlers.ofString());
      var wrong = client.send(headOf(lame, "/export/assets.csv?x=1"), BodyHandlers.ofString());

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(head.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
      assertThat(head.headers().firstValue("Content-Disposition").orElseThrow())
          .contains("assets.csv");
      assertThat(wrong.statusCode()).isEqualTo(400);
    }
  }

  @Test
  void it_is_compressed_for_those_who_accept_it() throws Exception {
    var response =
        client.send(zipped(server, "/export/assets.ndjson"), BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    var text = new String(new GZIPInputStream(response.body()).readAllBytes(), UTF_8);
    assertThat(text).isEqualTo(get("/export/assets.ndjson").body());
  }

  @Test
  void a_stop_lets_an_export_end() throws Exception {
    var stopping = new AtomicReference<Server>();
    var stopped = new CompletableFuture<Void>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var wire =
            wire(number -> {
              if (number == 3) {
                threads.execute(() -> {
                  stopping.get().close();
                  stopped.complete(null);
                });
              }
              return true;
            });
        var cluster = Cluster.open(wire.url())) {
      stopping.set(start(exports(stack, cluster)));

      assertThat(get(stopping.get(), "/export/assets.ndjson").body().lines()).hasSize(250);
      stopped.get(20, TimeUnit.SECONDS);
    }
  }

  private static void change(TestStack own, String url) {
    var gone = TestStack.asset(1, 140);
    var stays = TestStack.asset(2, 7);
    own.execute("delete from place where asset = '" + gone + "'");
    own.execute("update asset set bytes = 1 where id = '" + stays + "'");
    try {
      for (var each : List.of(TestStack.asset(1, 120), TestStack.asset(2, 9), gone)) {
        var request = HttpRequest.newBuilder(URI.create(url + "/_doc/" + each + "?refresh=true"));
        assertThat(client.send(request.DELETE().build(), BodyHandlers.ofString()).statusCode())
            .isEqualTo(200);
      }
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static List<JsonNode> known(Asked asked) throws Exception {
    var query =
        """
        query ($filter: AssetFilter, $search: String, $versions: VersionScope!) {
          assets(filter: $filter, search: $search, versions: $versions, first: 1000) { nodes {
            assetId places { version latest path dandiset { identifier } } size encodingFormat
            created modified species { name } subjects approach { name }
            measurementTechnique { name } variableMeasured
            nwbFile { nwbVersion sessionId sessionStart unitCount electrodeCount electrodeLocations }
        } } }
        """;
    var variables =
        Map.of(
            "filter", JSON.readTree(asked.filter()),
            "search", asked.search(),
            "versions", asked.versions());
    var body = JSON.writeValueAsString(Map.of("query", query, "variables", variables));
    var request =
        HttpRequest.newBuilder(url(server, "/graphql"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    var answer = JSON.readTree(client.send(request.build(), BodyHandlers.ofString()).body());
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    return Stream.generate(answer.at("/data/assets/nodes").iterator()::next)
        .limit(answer.at("/data/assets/nodes").size())
        .map(node -> row(node, asked.versions()))
        .sorted(Comparator.comparing(row -> row.at("/assetId").asText()))
        .toList();
  }

  /// What an export should say of what GraphQL says.
  private static JsonNode row(JsonNode node, String versions) {
    var row = JSON.createObjectNode();
    var dandisets = new LinkedHashSet<String>();
    var paths = new LinkedHashSet<String>();
    for (var place : node.at("/places")) {
      var isIn =
          switch (versions) {
            case "DRAFT" -> place.at("/version").asText().equals("draft");
            case "LATEST" -> place.at("/latest").asBoolean();
            default -> true;
          };
      if (!isIn) continue;
      dandisets.add(place.at("/dandiset/identifier").asText());
      paths.add(place.at("/path").asText());
    }
    row.set("assetId", node.at("/assetId"));
    row.set("dandisets", JSON.valueToTree(dandisets));
    row.set("paths", JSON.valueToTree(paths));
    for (var field : List.of("size", "encodingFormat", "created", "modified")) {
      row.set(field, node.path(field));
    }
    row.set("species", JSON.valueToTree(node.at("/species").findValuesAsText("name")));
    row.set("subjects", node.path("subjects"));
    for (var field : List.of("approach", "measurementTechnique")) {
      row.set(field, JSON.valueToTree(node.path(field).findValuesAsText("name")));
    }
    row.set("variableMeasured", node.path("variableMeasured"));
    var file = node.path("nwbFile");
    for (var field :
        List.of("nwbVersion", "sessionId", "sessionStart", "unitCount", "electrodeCount")) {
      row.set(field, file.isNull() ? JSON.nullNode() : file.path(field));
    }
    row.set(
        "electrodeLocations",
        file.isNull() ? JSON.createArrayNode() : file.path("electrodeLocations"));
    row.put(
        "downloadUrl",
        "https://archive.test/api/assets/" + node.at("/assetId").asText() + "/download/");
    return JSON.valueToTree(row);
  }

  private static String csv(List<JsonNode> rows) {
    var lines = new StringBuilder();
    lines.append(
        "assetId,dandisets,paths,size,encodingFormat,created,modified,species,subjects,approach,"
            + "measurementTechnique,variableMeasured,nwbVersion,sessionId,sessionStart,unitCount,"
            + "electrodeCount,electrodeLocations,downloadUrl\r\n");
    for (var row : rows) {
      var cells = new ArrayList<String>();
      row.forEach(value -> cells.add(cell(value)));
      lines.append(String.join(",", cells)).append("\r\n");
    }
    return lines.toString();
  }

  private static String cell(JsonNode value) {
    if (value.isNull()) return "";
    if (!(value instanceof ArrayNode list)) return value.asText();
    return Stream.generate(list.iterator()::next)
        .limit(list.size())
        .map(JsonNode::asText)
        .collect(joining("; "));
  }

  private static List<JsonNode> trees(List<String> lines) throws IOException {
    var trees = new ArrayList<JsonNode>();
    for (var line : lines) trees.add(JSON.readTree(line));
    return trees;
  }

  private static List<String> ids(String ndjson) throws IOException {
    return trees(ndjson.lines().toList()).stream().map(row -> row.at("/assetId").asText()).toList();
  }

  private static void readInto(List<String> lines, InputStream body) throws IOException {
    try (var reader = new BufferedReader(new InputStreamReader(body, UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) lines.add(line);
    }
  }

  private static Export begin(String query) {
    return query.contains("filter") ? begun(exports, TWO_PATHS, "DRAFT") : begun(exports, "DRAFT");
  }

  private static Export begun(Exports from, String versions) {
    return begun(from, "{}", versions);
  }

  private static Export begun(Exports from, String filter, String versions) {
    try {
      var given =
          Map.of("filter", JSON.readValue(filter, Map.class), "versions", (Object) versions);
      var asked = (AssetQuestion.Read) engine.assetQuestions().read(given);
      var begun = from.begin(new ExportAsked(asked.question(), null, null));
      return ((Beginning.Begun) begun).export();
    } catch (IOException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  private static Wire wire(IntPredicate gate) {
    return new Wire(TestServers.elasticsearch(), new Wire.Way.Gated(gate));
  }

  private static String altered(String id, int at) {
    return id.substring(0, at) + (id.charAt(at) == 'A' ? 'B' : 'A') + id.substring(at + 1);
  }

  private static Exports exports(TestStack stack, Cluster cluster) {
    return exports(stack, cluster, KEY);
  }

  private static Exports exports(TestStack stack, Cluster cluster, ExportKey key) {
    var sources = stack.sources(cluster);
    var options = new ExportOptions(URI.create("https://archive.test/api"), 4, 40, key);
    return new Exports(sources.finder(), sources.stores(), options);
  }

  private static Server start(Exports exports) {
    return Server.start(
        ServerOptions.local(0),
        engine,
        exports,
        new Health(() -> {}, () -> {}, () -> true, () -> new Backlog(0, Duration.ZERO)),
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  private static String code(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body()).at("/errors/0/extensions/code").asText();
  }

  private static String message(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body()).at("/errors/0/message").asText();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return get(server, path);
  }

  private static HttpResponse<String> get(Server from, String path) throws Exception {
    return client.send(to(from, path), BodyHandlers.ofString());
  }

  private static HttpRequest to(Server server, String path) {
    return HttpRequest.newBuilder(url(server, path)).timeout(Duration.ofSeconds(60)).build();
  }

  private static HttpRequest zipped(Server server, String path) {
    return HttpRequest.newBuilder(url(server, path)).header("Accept-Encoding", "gzip").build();
  }

  private static HttpRequest headOf(Server server, String path) {
    return HttpRequest.newBuilder(url(server, path)).HEAD().build();
  }

  private static URI url(Server server, String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
