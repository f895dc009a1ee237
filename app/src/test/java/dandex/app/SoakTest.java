package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.sandbox.Proof;
import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything at once, for long: questions, pages, exports, attacks, changes of the archive, syncs
/// and the mirror. `-Ddandex.proof=whole` goes on for ten minutes.
class SoakTest {
  private static final Duration TIME = Duration.ofSeconds(Proof.sized(600, 25));

  /// After the first of so many, everything has been in use.
  private static final int PARTS = Proof.sized(4, 2);

  private static final int SEED = 11;

  /// What may come and go: a heap that is filled differently, a pool that grew to its bound.
  private static final long HEAP_SLACK = 24_000_000;

  private static final int SLACK = 24;

  /// As `docs/export.md` says.
  private static final int KEPT_MOMENTS = 16;

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path home;

  private final Archive archive = Archive.serve(Holdings.generated(SEED, 8, 600), 0);
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();
  private final AtomicInteger turns = new AtomicInteger();

  private OwnCatalog catalog;

  @BeforeEach
  void open() {
    catalog = OwnCatalog.fresh(home, archive);
  }

  @AfterEach
  void close() throws Exception {
    for (var process : processes) process.destroyForcibly().waitFor();
    http.close();
    archive.close();
  }

  @Test
  void nothing_fails_that_is_not_the_clients_fault_and_nothing_is_left_behind() throws Exception {
    catalog.finish("sync", "all", "--no-progress");
    var log = home.resolve("serve.err");
    var server = start(log, "serve", "--port", "0");
    var client = new GraphQlClient(Served.url(server, log));
    var follower = start(home.resolve("follow.err"), "mirror", "--follow");

    load(client, TIME.dividedBy(PARTS));
    var before = calm(client, server);
    load(client, TIME.minus(TIME.dividedBy(PARTS)));
    var after = calm(client, server);

    System.out.printf("seed %d: %s, then %s%n", SEED, before, after);
    assertThat(before.heap()).isPositive();
    assertThat(after.heap()).as("heap").isLessThan(before.heap() + HEAP_SLACK);
    assertThat(after.platformThreads()).isLessThan(before.platformThreads() + SLACK);
    assertThat(after.virtualThreads()).isLessThan(before.virtualThreads() + SLACK);
    assertThat(after.files()).isLessThan(before.files() + SLACK);
    assertThat(Files.readAllLines(log))
        .noneMatch(line -> line.matches("\\S+ (ERROR|WARN) .*|\\tat .*|.*Exception.*"));
    assertThat(follower.isAlive()).as(Files.readString(home.resolve("follow.err"))).isTrue();
    catalog.finish("mirror", "--no-progress", "--wait");
    catalog.finish("mirror", "verify");
  }

  private void load(GraphQlClient client, Duration time) throws Exception {
    var random = new SplittableRandom(SEED);
    var questions = questions();
    var port = URI.create(client.url()).getPort();
    var sieges = new ArrayList<Siege>();
    try (var shifts = new Shifts(time)) {
      for (var n = 0; n < 3; n++) {
        var own = random.split();
        shifts.add(() -> client.data(questions.get(own.nextInt(questions.size())), Map.of()));
        var siege = new Siege(port, random.split());
        sieges.add(siege);
        shifts.add(siege::attack);
      }
      shifts.add(() -> page(client));
      var exporter = random.split();
      shifts.add(() -> export(client, exporter));
      shifts.add(() -> changeAndSync(random.split()));
      System.out.println("acts: " + shifts.await());
    }
    sieges.forEach(siege -> System.out.println(siege.answered()));
  }

  /// All assets page by page: whatever changes meanwhile, none comes twice.
  private static void page(GraphQlClient client) {
    var seen = new HashSet<String>();
    var after = "null";
    JsonNode page;
    do {
      page =
          client
              .data(
                  "{ assets(first: 50, after: %s) { nodes { assetId } pageInfo { hasNextPage"
                          .formatted(after)
                      + " endCursor } } }",
                  Map.of())
              .path("assets");
      for (var node : page.path("nodes")) {
        assertThat(seen.add(node.path("assetId").asText())).as("%s", node).isTrue();
      }
      after = page.at("/pageInfo/endCursor").toString();
    } while (page.at("/pageInfo/hasNextPage").asBoolean());
  }

  /// Read to its end, or left on the way.
  private void export(GraphQlClient client, RandomGenerator random) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(client.url() + "/export/assets.ndjson"))
            .timeout(Duration.ofSeconds(60))
            .build();
    var answer = http.send(request, BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    try (var body = answer.body()) {
      if (random.nextInt(3) == 0) body.readNBytes(1_000);
      else assertThat(body.readAllBytes()).endsWith('\n');
    }
  }

  /// Some files come, go and change; then everything that brings the catalog and the index there.
  private void changeAndSync(RandomGenerator random) {
    var turn = turns.incrementAndGet();
    var dandisets = archive.knows().identifiers();
    var dandiset = dandisets.get(random.nextInt(dandisets.size()));
    archive.curator().add(dandiset, 1 + random.nextInt(10));
    var paths = archive.knows().paths(dandiset, "draft");
    archive.curator().remove(dandiset, paths.get(random.nextInt(paths.size())));
    archive.curator().amend(dandiset, archive.knows().paths(dandiset, "draft").getFirst());
    catalog.finish("sync", "dandi", "--no-progress");
    catalog.finish("sync", "lindi", "--no-progress", "--max-assets", "40");
    if (turn % 4 == 0) catalog.finish("mirror", "rebuild", "--no-progress");
  }

  /// What the server holds once nobody asks any more.
  private Vitals calm(GraphQlClient client, Process server) throws Exception {
    var active =
        "select count(*) from pg_stat_activity where datname = current_database() and state <>"
            + " 'idle' and pid <> pg_backend_pid()";
    Watch.await("no statement is left", () -> catalog.count(active) == 0);
    Watch.await("few moments of the index are kept", () -> openMoments() <= KEPT_MOMENTS);
    client.data("{ __typename }", Map.of());
    return Vitals.of(server, home);
  }

  private long openMoments() {
    var stats =
        URI.create(
            TestServers.elasticsearch()
                + "/"
                + catalog.prefix()
                + "-*/_stats/search?level=cluster");
    try {
      var answer = http.send(HttpRequest.newBuilder(stats).build(), BodyHandlers.ofString());
      return JSON.readTree(answer.body()).at("/_all/total/search/open_contexts").asLong();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> questions() throws IOException {
    var cookbook =
        Files.readString(Path.of(System.getProperty("dandex.checkout"), "docs/cookbook.md"));
    return Pattern.compile("^```graphql\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(cookbook)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private Process start(Path err, String... command) throws IOException {
    var process = catalog.start(err, command);
    processes.add(process);
    return process;
  }
}
