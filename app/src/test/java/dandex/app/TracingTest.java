package dandex.app;

import static dandex.app.Collector.attribute;
import static dandex.app.Collector.parent;
import static dandex.app.Collector.traceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Index;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.server.access.AccessPolicy;
import dandex.server.http.ServerOptions;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/// The server as it is wired tells a collector what it does, and suffers nothing where there is
/// none. A stop sends what is not sent yet, so spans are looked at after it.
@Isolated("it listens to a log of all")
@Timeout(120)
class TracingTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Database database =
      Database.open(TestServers.freshDatabase(), 4, Duration.ofSeconds(20));
  private final Cluster cluster = Cluster.open(TestServers.elasticsearch());
  private final String prefix = TestServers.freshPrefix();
  private final Collector collector = new Collector();
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger("dandex");

  @BeforeEach
  void listen() {
    for (var kind : DocumentKind.values()) new Index(prefix, kind).ensure(cluster);
    log.setLevel(Level.INFO);
    said.start();
    log.addAppender(said);
  }

  @AfterEach
  void close() {
    log.detachAppender(said);
    client.close();
    cluster.close();
    database.close();
    collector.close();
  }

  @Test
  void a_request_its_search_and_its_statements_are_one_trace_below_the_callers() throws Exception {
    try (var server = start(cluster, on())) {
      // The first search of all looks what is hidden before it, the others meanwhile.
      ask(server, "query First { assets(first: 1) { totalCount } }");
      ask(server, "query Traced { assets(first: 1) { totalCount } }");
      ask(server, "query Looked { dandiset(identifier: \"000001\") { name } }");
    }

    var request = request("Traced");
    assertThat(traceId(request)).isEqualTo(TRACE);
    assertThat(parent(request)).isEqualTo(CALLER);
    assertThat(request.getName()).isEqualTo("POST /graphql");
    assertThat(request.getKind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
    assertThat(request.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);
    assertThat(attribute(request, "http.request.method")).contains("POST");
    assertThat(attribute(request, "http.route")).contains("/graphql");
    assertThat(attribute(request, "url.path")).contains("/graphql");
    assertThat(attribute(request, "http.response.status_code")).contains("200");
    assertThat(attribute(request, "graphql.operation.type")).contains("query");
    assertThat(attribute(request, "error.type")).isEmpty();
    assertThat(names(collector.below(request)))
        .containsOnlyOnce("parse", "search", "serialise")
        .contains("plan");

    var search = stage(request, "search");
    assertThat(search.getKind()).isEqualTo(SpanKind.SPAN_KIND_INTERNAL);
    assertThat(names(collector.below(search)))
        .as("the client's own span, and what is hidden")
        .containsExactlyInAnyOrder("search", "SELECT");
    assertThat(collector.spans()).allMatch(span -> traceId(span).equals(TRACE));

    var looked = collector.below(request("Looked"));
    var statement =
        looked.stream().filter(span -> span.getName().equals("SELECT")).findFirst().orElseThrow();
    assertThat(statement.getKind()).isEqualTo(SpanKind.SPAN_KIND_CLIENT);
    assertThat(attribute(statement, "db.system.name")).contains("postgresql");
    assertThat(attribute(statement, "db.operation.name")).contains("SELECT");
    assertThat(attribute(statement, "db.query.text").orElseThrow())
        .contains("join dandiset d", "unnest(?)")
        .doesNotContain("000001");
  }

  @Test
  void a_round_of_conditions_across_levels_is_a_crossing_with_a_search_in_it() throws Exception {
    try (var server = start(cluster, on())) {
      ask(
          server,
          "{ assets(filter: {dandisets: {anySatisfy: {name: {startsWith: \"a\"}}}}, first: 1) {"
              + " totalCount } }");
    }

    var crossing = collector.span("crossing");
    assertThat(names(collector.below(request()))).contains("crossing");
    assertThat(collector.below(crossing))
        .anyMatch(span -> attribute(span, "db.system").isPresent());
  }

  @Test
  void nothing_of_what_is_asked_is_in_a_span() throws Exception {
    try (var server = start(cluster, on())) {
      var body =
          Map.of(
              "query",
              "query Q($name: String!) { assets(filter: {path: {startsWith: $name}}, first: 1) {"
                  + " totalCount } other: assets(filter: {allOf: [{path: {startsWith:"
                  + " \"in-the-document\"}}, {size: {gte: 4711}}]}, first: 1) { totalCount }"
                  + " byPath: assetByPath(dandiset: \"000001\", path: \"in-a-path\") { path } }",
              "variables",
              Map.of("name", "in-a-variable"));
      send(server, "/graphql?of=in-the-address", new ObjectMapper().writeValueAsString(body));
    }

    assertThat(collector.spans()).hasSizeGreaterThan(8);
    assertThat(collector.text())
        .contains("/graphql")
        .doesNotContain("in-a-", "in-the-", "4711", "127.0.0.1:" + 8080, "secret", "Bearer");
  }

  @Test
  void a_search_that_fails_is_an_error_of_its_request_and_of_its_own() throws Exception {
    try (var nobody = Cluster.open("http://127.0.0.1:1");
        var server = start(nobody, on())) {
      ask(server, "query Failing { assets(search: \"mouse\", first: 1) { totalCount } }");
    }

    var request = request("Failing");
    assertThat(attribute(request, "error.type")).contains("SEARCH_UNAVAILABLE");
    assertThat(request.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
    var stage = stage(request, "search");
    assertThat(collector.below(stage))
        .anyMatch(span -> span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR);
  }

  @Test
  void a_statement_that_fails_tells_its_state_and_not_its_message() throws Exception {
    try (var server = start(cluster, on());
        var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("drop schema visible cascade; alter table dandiset rename to gone");
      ask(server, "query Broken { dandiset(identifier: \"000001\") { name } }");
    }

    var request = request("Broken");
    assertThat(attribute(request, "error.type")).contains("INTERNAL_ERROR");
    assertThat(collector.below(request))
        .anyMatch(span ->
            attribute(span, "db.response.status_code").equals(Optional.of("42P01"))
                && span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR);
    assertThat(collector.text()).doesNotContain("does not exist");
  }

  @Test
  void a_mistake_of_the_client_is_no_error_of_the_server() throws Exception {
    try (var server = start(cluster, on())) {
      ask(server, "query Wrong { nothing }");
    }

    var request = request();
    assertThat(attribute(request, "error.type")).contains("GRAPHQL_VALIDATION_FAILED");
    assertThat(request.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);
  }

  @Test
  void health_and_metrics_are_not_traced_and_nothing_is_beside_a_request() throws Exception {
    try (var server = start(cluster, on())) {
      for (var path : List.of("/health/ready", "/metrics", "/health/live")) get(server, path);
      get(server, "/nowhere");
    }

    assertThat(names(collector.spans())).containsExactly("GET");
    assertThat(attribute(collector.span("GET"), "http.response.status_code")).contains("404");
  }

  @Test
  void the_log_names_the_trace() throws Exception {
    try (var server = start(cluster, on())) {
      ask(server, "query Logged { __typename }");
    }

    assertThat(said.list)
        .filteredOn(event -> event.getFormattedMessage().startsWith("query Logged OK"))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.getFormattedMessage()).endsWith(", trace " + TRACE + ")");
          assertThat(event.getKeyValuePairs())
              .anyMatch(pair -> pair.key.equals("trace") && TRACE.equals(pair.value));
        });
  }

  @Test
  void a_collector_that_is_not_there_is_one_warning_and_no_trouble() throws Exception {
    var nobody = on();
    nobody.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1");
    nobody.put("OTEL_JAVA_EXPORTER_OTLP_RETRY_DISABLED", "true");
    nobody.put("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "1");
    try (var server = start(cluster, nobody)) {
      for (var again = 0; again < 20; again++) {
        assertThat(ask(server, "{ assets(first: 1) { totalCount } }"))
            .isEqualTo("{\"data\":{\"assets\":{\"totalCount\":0}}}");
      }
    }

    assertThat(said.list)
        .filteredOn(event -> event.getLevel() == Level.WARN)
        .singleElement()
        .satisfies(event ->
            assertThat(event.getFormattedMessage()).startsWith("The collector does not take"));
  }

  @Test
  void a_collector_that_hangs_holds_up_no_answer_and_a_stop_for_seconds_only() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var hanging = on();
      hanging.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + silent.getLocalPort());
      hanging.put("OTEL_JAVA_EXPORTER_OTLP_RETRY_DISABLED", "true");
      hanging.put("OTEL_BSP_MAX_QUEUE_SIZE", "16");
      hanging.put("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "4");
      var server = start(cluster, hanging);
      try {
        for (var again = 0; again < 50; again++) {
          assertThat(ask(server, "{ __typename }")).contains("Query");
        }
      } finally {
        var stopping = System.nanoTime();
        server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - stopping))
            .isLessThan(Duration.ofSeconds(12));
      }
    }
    // What it still tries to send would be heard of by the tests after this.
    for (var sender : senders()) assertThat(sender.join(Duration.ofSeconds(60))).isTrue();
  }

  @Test
  void off_means_that_nothing_is_sent_whatever_else_is_set() throws Exception {
    var off = on();
    off.remove("DANDEX_TRACING");
    var before = senders();
    try (var server = start(cluster, off)) {
      assertThat(ask(server, "{ assets(first: 1) { totalCount } }")).contains("totalCount");
    }

    assertThat(collector.text()).isEmpty();
    assertThat(senders()).isSubsetOf(before);
  }

  @Test
  void what_opentelemetry_cannot_use_is_wrong_usage_that_shows_no_secret() {
    var wrong = on();
    wrong.put("OTEL_EXPORTER_OTLP_HEADERS", "a secret without a name");
    assertThatThrownBy(() -> start(cluster, wrong).close())
        .isInstanceOf(UsageError.class)
        .hasMessageContaining("headers")
        .hasMessageNotContaining("secret");
    var unknown = on();
    unknown.put("OTEL_EXPORTER_OTLP_PROTOCOL", "pigeon");
    assertThatThrownBy(() -> start(cluster, unknown).close()).isInstanceOf(UsageError.class);
    var other = on();
    other.put("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
    assertThatThrownBy(() -> start(cluster, other).close()).isInstanceOf(UsageError.class);
    assertThat(TracingSettings.of(new Environment(wrong)).toString()).doesNotContain("secret");
  }

  private Span stage(Span request, String name) {
    return collector.below(request).stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + collector.spans()));
  }

  private Span request(String operation) {
    return requests()
        .filter(span -> attribute(span, "graphql.operation.name").equals(Optional.of(operation)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(operation + " is not in " + collector.spans()));
  }

  private Span request() {
    return requests()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no request among " + collector.spans()));
  }

  private Stream<Span> requests() {
    return collector.spans().stream().filter(span -> span.getKind() == SpanKind.SPAN_KIND_SERVER);
  }

  private static List<String> names(List<Span> spans) {
    return spans.stream().map(Span::getName).toList();
  }

  private static List<Thread> senders() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("BatchSpanProcessor"))
        .toList();
  }

  private Map<String, String> on() {
    var environment = new HashMap<String, String>();
    environment.put("DANDEX_TRACING", "on");
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
    return environment;
  }

  private String ask(Serving.Served server, String query) throws Exception {
    return send(server, "/graphql", new ObjectMapper().writeValueAsString(Map.of("query", query)));
  }

  private String send(Serving.Served server, String path, String body) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + TRACE + "-" + CALLER + "-01")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private void get(Serving.Served server, String path) throws Exception {
    client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
        BodyHandlers.discarding());
  }

  private Serving.Served start(Cluster searched, Map<String, String> environment) {
    return new Serving(
            database,
            searched,
            prefix,
            URI.create("https://archive.test/api"),
            AccessPolicy.USUAL,
            Clock.systemUTC())
        .start(ServerOptions.local(0), ServerSettings.of(new Environment(environment)));
  }
}
