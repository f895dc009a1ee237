package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.json.JsonData;
import com.fasterxml.jackson.databind.JsonNode;
import dandex.catalog.Json;
import dandex.catalog.document.Cluster;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunLock;
import dandex.catalog.run.Runs;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `dandex status`, for people and for scripts.
class StatusCommandTest {
  private static final String NOBODY = "http://127.0.0.1:1";
  private static final Path CHECKOUT = Path.of(System.getProperty("dandex.checkout"));

  private static Archive archive;

  @TempDir Path home;

  private final String database = TestServers.freshDatabase();
  private final String prefix = TestServers.freshPrefix();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeAll
  static void serve() {
    archive = Archive.serve(Holdings.generated(4, 3, 30), 0);
  }

  @AfterAll
  static void stop() {
    archive.close();
  }

  @BeforeEach
  void meant() {
    environment.put("DANDEX_DATABASE_URL", database);
    environment.put("DANDEX_ELASTICSEARCH_URL", TestServers.elasticsearch());
    environment.put("DANDEX_INDEX_PREFIX", prefix);
    environment.put("DANDEX_DANDI_URL", archive.dandiUrl());
    environment.put("DANDEX_LINDI_URL", archive.lindiUrl());
  }

  private Said run(String... arguments) {
    return new Prompt(home, environment).run(arguments);
  }

  private void finish(String command) {
    var said = run((command + " --no-progress").split(" "));
    assertThat(said.exit()).as(said.err()).isZero();
  }

  private void fill() {
    finish("sync dandi");
    finish("sync lindi");
    finish("mirror");
  }

  private JsonNode json() throws IOException {
    return run("status", "--json").json();
  }

  /// What is to be done next, a server aside, which another test may have started.
  private List<String> next() throws IOException {
    return json().get("next").findValuesAsText("command");
  }

  private long count(String rows) {
    return CatalogDump.count(database, "select count(*) from " + rows);
  }

  @Test
  void a_local_stack_that_is_not_up_is_not_started() throws Exception {
    environment.clear();

    var said = run("status");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out())
        .contains("Postgres       not up", "Elasticsearch  not up", "\n  dandex up   # ");
    assertThat(home).isEmptyDirectory();
    assertThat(json().at("/postgres/up").asBoolean(true)).isFalse();
    assertThat(json().at("/postgres/where").isNull()).isTrue();
    assertThat(next()).containsExactly("dandex up");
  }

  @Test
  void an_empty_database_stays_empty_and_the_first_sync_is_next() throws Exception {
    var said = run("status");

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out())
        .containsPattern("Postgres       up at postgresql://\\*\\*\\*@127.0.0.1:\\d+/")
        .containsPattern("version 18\\.\\d+, no schema yet, ")
        .contains("no search index yet")
        .contains("\nNext\n  dandex sync dandi   # nothing was synced yet");
    assertThat(count("pg_tables where schemaname = 'public'")).isZero();
    assertThat(next()).containsExactly("dandex sync dandi");
    assertThat(json().at("/postgres/counts").isNull()).isTrue();
  }

  @Test
  void of_a_filled_catalog_all_is_told() throws Exception {
    fill();

    var said = run("status");
    var json = json();

    assertThat(said.exit()).as(said.err()).isZero();
    var counts = json.at("/postgres/counts");
    for (var one : counts.properties()) {
      assertThat(one.getValue().get("exact").asBoolean()).as(one.getKey()).isTrue();
    }
    assertThat(counts.at("/dandisets/number").asLong()).isEqualTo(count("dandiset"));
    assertThat(counts.at("/versions/number").asLong()).isEqualTo(count("version"));
    assertThat(counts.at("/assets/number").asLong()).isEqualTo(count("asset"));
    assertThat(counts.at("/lindi_files/number").asLong())
        .isEqualTo(count("lindi where state = 'read'"));
    assertThat(counts.at("/nwb_objects/number").asLong())
        .isEqualTo(count("nwb_item where neurodata_type is not null"))
        .isPositive();
    assertThat(json.at("/postgres/schema").asInt())
        .isPositive()
        .isEqualTo(json.at("/postgres/programSchema").asInt());
    assertThat(json.at("/postgres/bytes").asLong()).isGreaterThan(1_000_000);
    var indices = json.at("/elasticsearch/indices");
    assertThat(indices.findValuesAsText("name"))
        .containsExactly(prefix + "-asset-1", prefix + "-dandiset-1");
    assertThat(indices.at("/0/documents").asLong()).isEqualTo(count("asset"));
    assertThat(indices.findValuesAsText("current")).containsOnly("true");
    assertThat(json.at("/elasticsearch/bytes").asLong()).isPositive();
    assertThat(json.at("/mirror/pending").asLong(-1)).isZero();
    assertThat(json.get("runs").findValuesAsText("kind"))
        .containsExactly("dandi", "lindi", "mirror");
    assertThat(json.get("runs").findValuesAsText("status")).containsOnly("completed");
    assertThat(said.out())
        .contains("%,d assets".formatted(count("asset")))
        .contains("which is this program's", "nothing is pending", "none waits")
        .containsPattern("Last runs      dandi    completed \\d+\\.\\d s ago \\(run 1, all\\)")
        .doesNotContain("about", "is not this program's");
    assertThat(next()).isSubsetOf("dandex serve");
  }

  @Test
  void what_is_pending_and_what_waits_says_what_to_do() throws Exception {
    finish("sync dandi");
    run("requests", "put", "lindi");

    assertThat(next()).containsExactly("dandex work", "dandex sync lindi", "dandex mirror");
    assertThat(run("status").out())
        .containsPattern("Mirror         \\d+ changes are pending, the oldest for \\d+\\.\\d s")
        .contains("1 wait for a worker");
    finish("mirror");
    CatalogDump.execute(database, "update outbox set revision = revision + 1 where kind = 'asset'");
    assertThat(json().get("next").findValuesAsText("why"))
        .contains("%,d changes are not in the search index yet".formatted(count("asset")));
  }

  @Test
  void without_elasticsearch_all_of_postgres_is_told() throws Exception {
    finish("sync dandi");
    environment.put("DANDEX_ELASTICSEARCH_URL", NOBODY);

    var said = run("status");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out())
        .contains("Elasticsearch  not there: Elasticsearch does not answer at " + NOBODY)
        .contains("%,d assets".formatted(count("asset")), "changes are pending", "Last runs");
    assertThat(next()).startsWith("dandex config");
    assertThat(json().at("/elasticsearch/indices").isNull()).isTrue();
    assertThat(json().at("/mirror/pending").asLong()).isPositive();
  }

  @Test
  void without_postgres_all_of_elasticsearch_is_told_and_no_secret() throws Exception {
    finish("sync dandi");
    finish("mirror");
    environment.put("DANDEX_DATABASE_URL", "postgresql://me:s3cret@127.0.0.1:1/x");

    var said = run("status");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out())
        .contains("Postgres       not there: Postgres at 127.0.0.1:1, database x, does not answer")
        .contains(prefix + "-asset-1: %,d documents".formatted(count("asset")))
        .doesNotContain("s3cret");
    assertThat(json().at("/postgres/where").asText()).isEqualTo("postgresql://***@127.0.0.1:1/x");
    assertThat(json().get("runs").isNull()).isTrue();
    assertThat(next()).containsExactly("dandex config");
  }

  @Test
  void what_is_parked_is_counted() throws Exception {
    fill();
    CatalogDump.execute(
        database,
        """
        insert into parked (kind, key, revision, reason, at)
        select kind, key, revision, 'no good', now() from outbox where kind = 'asset' limit 2
        """);

    assertThat(run("status").out()).contains("nothing is pending; 2 documents are parked");
    assertThat(json().at("/mirror/parked").asLong()).isEqualTo(2);
    assertThat(next()).contains("dandex mirror parked");
  }

  @Test
  void a_mapping_that_has_changed_wants_a_rebuild_and_no_mirror_run() throws Exception {
    fill();
    try (var cluster = Cluster.open(TestServers.elasticsearch())) {
      cluster
          .client()
          .indices()
          .putMapping(put ->
              put.index(prefix + "-asset").meta("source", JsonData.of("another one than ours")));
    }
    CatalogDump.execute(database, "update outbox set revision = revision + 1 where kind = 'asset'");

    assertThat(run("status").out()).contains("mapping another , which is not this program's");
    assertThat(json().at("/elasticsearch/indices/0/current").asBoolean(true)).isFalse();
    assertThat(next()).contains("dandex mirror rebuild").doesNotContain("dandex mirror");
  }

  @Test
  void a_run_whose_process_died_is_told_from_one_that_goes_on() throws Exception {
    fill();
    try (var open = Database.open(database, 4, Duration.ofSeconds(10));
        var _ = RunLock.tryTake(open.dataSource(), RunKind.MIRROR).orElseThrow()) {
      var runs = new Runs(open.dataSource(), Clock.systemUTC());
      var dead = runs.start(RunKind.DANDI, Starters.here(), new Json("{}"));
      runs.start(RunKind.MIRROR, Starters.here(), new Json("{}"));

      assertThat(run("status").out())
          .containsPattern("dandi    died, begun \\d+\\.\\d s ago \\(run " + dead)
          .containsPattern("mirror   running for \\d+\\.\\d s \\(run ");
      assertThat(json().get("runs").findValuesAsText("status"))
          .containsExactly("died", "completed", "running");
      assertThat(next()).contains("dandex runs " + dead).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void the_schema_of_another_program_is_told_and_left_as_it_is() throws Exception {
    finish("sync dandi");
    var ours = json().at("/postgres/schema").asInt();
    CatalogDump.execute(
        database,
        "update flyway_schema_history set version = '%d' where version = '%d'"
            .formatted(ours + 1, ours));

    assertThat(run("status").out())
        .contains("schema %d (this program's is %d)".formatted(ours + 1, ours));
    assertThat(next()).contains("dandex --version");

    CatalogDump.execute(
        database, "delete from flyway_schema_history where version = '%d'".formatted(ours + 1));
    assertThat(json().at("/postgres/schema").asInt()).isLessThan(ours);
    assertThat(json().at("/postgres/schema").asInt()).as("again").isLessThan(ours);
    assertThat(next()).contains("dandex runs");
  }

  @Test
  void the_sample_in_the_docs_is_what_is_said() throws Exception {
    fill();
    CatalogDump.execute(database, "update outbox set revision = revision + 1 where kind = 'asset'");
    var docs = Files.readString(CHECKOUT.resolve("docs/operations.md"));
    var sample = Pattern.compile("```\n(Postgres .*?)```", Pattern.DOTALL).matcher(docs);
    assertThat(sample.find()).isTrue();

    var said = run("status").out();

    assertThat(shape(sample.group(1))).isEqualTo(shape(said));
  }

  /// Without figures, names and addresses, and without a server, which another may have started.
  private String shape(String status) {
    return status
        .replace(prefix, "dandex")
        .replaceAll("(?m)^Server .*\n", "")
        .replaceAll("(up at|below) \\S+", "$1 …")
        .replaceAll("mapping \\p{XDigit}+", "mapping …")
        .replaceAll("\\d[\\d.,]* (kB|MB|GB|B)\\b", "1 MB")
        .replaceAll("\\d+ min \\d+ s|\\d+ h \\d+ min|\\d+ d \\d+ h|\\d+\\.\\d s", "1 s")
        .replaceAll("\\babout ", "")
        .replaceAll("\\d[\\d.,]*", "1")
        .replaceAll(" +# ", " # ");
  }
}
