package dandex.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.Json;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.Runs;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The end of a server that is a process of its own, by SIGTERM.
@Timeout(180)
class DrainTest {
  private static final String QUERY = "{ assets(first: 5) { totalCount nodes { path } } }";
  private static final String BEGINNING = "{ __typename }";

  @TempDir Path home;

  private final Archive archive = Archive.serve(Holdings.generated(3, 2, 10), 0);
  private final String database = TestServers.freshDatabase();
  private final Map<String, String> environment = new HashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private @Nullable Process running;
  private String url = "";

  @BeforeEach
  void fill() {
    environment.put("DANDEX_DATABASE_URL", database);
    environment.put("DANDEX_ELASTICSEARCH_URL", TestServers.elasticsearch());
    environment.put("DANDEX_INDEX_PREFIX", TestServers.freshPrefix());
    environment.put("DANDEX_DANDI_URL", archive.dandiUrl());
    var prompt = new Prompt(home, environment);
    assertThat(prompt.run("sync", "dandi", "--no-progress").exit()).isZero();
    assertThat(prompt.run("mirror", "--no-progress").exit()).isZero();
  }

  @AfterEach
  void close() throws Exception {
    if (running != null) running.destroyForcibly().waitFor();
    client.close();
    archive.close();
  }

  private void serve() throws IOException {
    var log = home.resolve("err");
    running =
        new Program(home, environment).start(home.resolve("out"), log, "serve", "--port", "0");
    url = Served.url(running, log);
  }

  private Process server() {
    return Objects.requireNonNull(running);
  }

  private HttpRequest asking(String query, String accept) throws IOException {
    var body = new ObjectMapper().writeValueAsString(Map.of("query", query));
    return HttpRequest.newBuilder(URI.create(url + "/graphql"))
        .header("Content-Type", "application/json")
        .header("Accept", accept)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private CompletableFuture<HttpResponse<String>> begin(HttpRequest request) {
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> ready() throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url + "/health/ready")).build(), BodyHandlers.ofString());
  }

  /// The server reads a table that somebody else has for himself.
  private void awaitBlocked(int readers) {
    var blocked =
        """
        select count(distinct pid) from pg_locks
        where relation = 'asset'::regclass and not granted
        """;
    Watch.await(
        "%d wait for the table".formatted(readers),
        () -> {
          assertThat(server().isAlive()).isTrue();
          return CatalogDump.count(database, blocked) >= readers;
        });
  }

  private void assertEnd() throws Exception {
    assertThat(server().waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(server().exitValue()).isZero();
    assertThat(Files.readString(home.resolve("err"))).doesNotContain("ERROR", "Exception");
  }

  @Test
  void what_was_begun_is_answered_in_full_while_nobody_new_is_let_in() throws Exception {
    serve();
    var usual = client.send(asking(QUERY, "application/json"), BodyHandlers.ofString()).body();
    assertThat(ready().statusCode()).isEqualTo(200);
    try (var shut = CatalogDump.connect(database);
        var statement = shut.createStatement()) {
      shut.setAutoCommit(false);
      statement.execute("lock table asset in access exclusive mode");
      var slow = begin(asking(QUERY, "application/json"));
      awaitBlocked(1);

      server().destroy();
      Watch.await("it is stopping", () -> ready().statusCode() != 200);

      assertThat(ready().body()).isEqualTo("{\"status\":\"stopping\"}");
      var late = client.send(asking(BEGINNING, "application/json"), BodyHandlers.ofString());
      assertThat(late.statusCode()).isEqualTo(503);
      assertThat(late.body()).contains("SERVER_STOPPING");
      assertThat(late.headers().firstValue("Retry-After")).hasValue("1");
      var live = URI.create(url + "/health/live");
      assertThat(client.send(HttpRequest.newBuilder(live).build(), BodyHandlers.ofString()))
          .matches(answer -> answer.statusCode() == 200);
      assertThat(slow).isNotDone();

      shut.rollback();

      var answer = slow.get(60, TimeUnit.SECONDS);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(usual).contains("totalCount");
    }
    assertEnd();
    assertThat(Files.readString(home.resolve("err")))
        .contains("Stopping …")
        .doesNotContain("not answered yet");
  }

  @Test
  void a_stream_is_cut_at_once_and_an_export_is_written_to_its_end() throws Exception {
    serve();
    try (var runs = Database.open(database, 2, Duration.ofSeconds(10));
        var shut = CatalogDump.connect(database);
        var statement = shut.createStatement()) {
      new Runs(runs.dataSource(), Clock.systemUTC())
          .start(RunKind.LINDI, Starters.here(), new Json("{}"));
      var stream =
          client.send(
              asking("subscription { syncProgress { id } }", "text/event-stream"),
              BodyHandlers.ofInputStream());
      var events = new BufferedReader(new InputStreamReader(stream.body(), UTF_8));
      assertThat(events.readLine()).isEqualTo("event: next");
      shut.setAutoCommit(false);
      statement.execute("lock table asset in access exclusive mode");
      var export = begin(HttpRequest.newBuilder(URI.create(url + "/export/assets.urls")).build());
      awaitBlocked(1);

      server().destroy();

      assertThat(events.lines().toList())
          .as("a stream that ends without it was cut, and is asked for again")
          .doesNotContain("event: complete");
      assertThat(export).isNotDone();
      shut.rollback();
      var whole = export.get(60, TimeUnit.SECONDS);
      assertThat(whole.statusCode()).isEqualTo(200);
      assertThat(whole.body().lines().count())
          .isEqualTo(
              CatalogDump.count(
                  database,
                  "select count(distinct p.asset) from place p join version v on v.id = p.version"
                      + " where v.version = 'draft'"));
    }
    assertEnd();
  }

  @Test
  void what_takes_too_long_is_not_waited_for() throws Exception {
    environment.put("DANDEX_DRAIN_PATIENCE", "1");
    serve();
    try (var shut = CatalogDump.connect(database);
        var statement = shut.createStatement()) {
      shut.setAutoCommit(false);
      statement.execute("lock table asset in access exclusive mode");
      var slow = begin(asking(QUERY, "application/json"));
      awaitBlocked(1);
      var asked = System.nanoTime();

      server().destroy();

      assertThat(server().waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(20));
      assertThat(server().exitValue()).isZero();
      assertThat(Files.readString(home.resolve("err")))
          .contains("stopping though some requests are not answered yet");
      assertThat(slow.handle((answer, cut) -> cut == null ? answer.statusCode() : 0).join())
          .as("a status, unless the connection was cut")
          .isNotEqualTo(200);
    }
  }

  @Test
  void a_server_that_is_gone_takes_no_connection() throws Exception {
    serve();
    server().destroy();
    assertEnd();

    assertThat(begin(asking(BEGINNING, "application/json")).handle((_, gone) -> gone).join())
        .hasCauseInstanceOf(ConnectException.class);
  }
}
