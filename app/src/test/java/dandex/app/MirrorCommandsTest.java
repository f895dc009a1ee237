package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.json.JsonData;
import dandex.catalog.document.Cluster;
import dandex.sandbox.TestServers;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands about the search index, on a small archive in a box.
class MirrorCommandsTest {
  private static Archive archive;

  @TempDir Path home;

  private final String database = TestServers.freshDatabase();
  private final String prefix = TestServers.freshPrefix();

  @BeforeAll
  static void serve() {
    archive = Archive.serve(Holdings.generated(3, 3, 20), 0);
  }

  @AfterAll
  static void stop() {
    archive.close();
  }

  @BeforeEach
  void fill() {
    assertThat(run("sync", "dandi", "--no-progress").exit()).isZero();
    assertThat(run("mirror", "--no-progress").exit()).isZero();
  }

  private Said run(String... arguments) {
    var environment =
        Map.of(
            "DANDEX_DATABASE_URL", database,
            "DANDEX_ELASTICSEARCH_URL", TestServers.elasticsearch(),
            "DANDEX_INDEX_PREFIX", prefix,
            "DANDEX_DANDI_URL", archive.dandiUrl(),
            "DANDEX_LINDI_URL", archive.lindiUrl());
    return new Prompt(home, environment).run(arguments);
  }

  /// One asset that the mapping takes never, as it is now.
  private String poison() {
    CatalogDump.execute(
        database,
        """
        with poisoned as (
          update asset set created = '1969-01-01' where id = (select min(id::text)::uuid from asset)
          returning id)
        update outbox set revision = revision + 1, due = clock_timestamp()
        where key = (select id::text from poisoned)
        """);
    assertThat(run("mirror", "--no-progress").exit()).isEqualTo(3);
    return CatalogDump.text(database, "select key from parked");
  }

  @Test
  void a_rebuild_is_a_run_on_record_and_can_be_taken_back() throws Exception {
    var rebuilt = run("mirror", "rebuild", "--json");
    assertThat(rebuilt.exit()).as(rebuilt.err()).isZero();
    assertThat(rebuilt.json().path("kind").asText()).isEqualTo("rebuild");
    assertThat(rebuilt.json().at("/options/keep").asInt()).isEqualTo(1);
    assertThat(rebuilt.json().at("/counts/documentsFilled").asLong()).isPositive();
    assertThat(run("mirror", "verify").exit()).isZero();

    var back = run("mirror", "rollback");
    assertThat(back.exit()).as(back.err()).isZero();
    assertThat(back.err()).contains("(rebuild, taken back) completed");
    assertThat(run("mirror", "verify").exit()).isZero();
    var again = run("mirror", "rollback");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains("There is no rebuild to take back.");
  }

  @Test
  void what_is_parked_is_listed_for_people_and_for_scripts_and_tried_again() throws Exception {
    assertThat(run("mirror", "parked").err()).contains("No document is parked.");
    assertThat(run("mirror", "parked", "--json").json()).isEmpty();
    var key = poison();

    assertThat(run("mirror", "parked").out().lines())
        .hasSize(2)
        .anyMatch(line -> line.matches("asset +" + key + " +\\S+Z +.*before the epoch.*"));
    var json = run("mirror", "parked", "--json").json().path(0);
    assertThat(json.path("kind").asText()).isEqualTo("asset");
    assertThat(json.path("key").asText()).isEqualTo(key);
    assertThat(json.path("reason").asText()).contains("before the epoch");
    assertThat(json.path("since").asText()).endsWith("Z");

    CatalogDump.execute(database, "update asset set created = now() where created < '1970-01-01'");
    assertThat(run("mirror", "parked", "--retry").err()).contains("1 are due again");
    assertThat(run("mirror", "--no-progress").exit()).isZero();
    assertThat(run("mirror", "parked").err()).contains("No document is parked.");
    assertThat(run("mirror", "verify").exit()).isZero();
  }

  @Test
  void a_verification_shows_what_differs_and_repairs_it_when_asked_to() throws Exception {
    CatalogDump.execute(database, "update outbox set revision = revision + 3 where kind = 'asset'");
    CatalogDump.execute(database, "update outbox set delivered = revision");

    var said = run("mirror", "verify");
    assertThat(said.exit()).isEqualTo(3);
    assertThat(said.out()).contains("stale, 0 surplus", "  stale ");
    assertThat(said.err()).contains("(verify, all) completed with errors");
    var json = run("mirror", "verify", "--json");
    assertThat(json.exit()).isEqualTo(3);
    assertThat(json.json().at("/counts/documentsStale").asLong()).isPositive();

    var repaired = run("mirror", "verify", "--repair");
    assertThat(repaired.exit()).as(repaired.err()).isZero();
    assertThat(run("mirror", "verify").exit()).isZero();
  }

  @Test
  void a_mapping_that_has_changed_is_told_by_status_and_mirror_until_the_rebuild()
      throws Exception {
    assertThat(run("status").out()).doesNotContain("is not this program's", "rebuild");
    try (var cluster = Cluster.open(TestServers.elasticsearch())) {
      cluster
          .client()
          .indices()
          .putMapping(put -> put.index(prefix + "-asset").meta("source", JsonData.of("another")));
    }

    var status = run("status");
    assertThat(status.exit()).isZero();
    assertThat(status.out()).contains("is not this program's", "  dandex mirror rebuild ");
    var mirror = run("mirror", "--no-progress");
    assertThat(mirror.exit()).isEqualTo(3);
    assertThat(mirror.err()).contains("mapping has changed", "`dandex mirror rebuild`");

    assertThat(run("mirror", "rebuild", "--no-progress").exit()).isZero();
    assertThat(run("status").out()).doesNotContain("is not this program's");
    assertThat(run("mirror", "--no-progress").exit()).isZero();
  }

  @Test
  void rebuilds_and_verifications_are_carried_out_for_those_who_ask() {
    run("requests", "put", "rebuild", "--options", "{\"keep\": 0}");
    run("requests", "put", "verify", "--options", "{\"repair\": true}");
    run("requests", "put", "rebuild", "--options", "{\"rollback\": true}");

    // The index that served before was not kept, so there is nothing to go back to.
    assertThat(run("work", "--once").exit()).isEqualTo(1);

    assertThat(run("requests").out())
        .containsPattern("rebuild +.*done")
        .containsPattern("verify +.*done")
        .containsPattern("rebuild +.*failed");
    assertThat(run("runs", "--kind", "rebuild").out()).contains("completed", "failed");
  }
}
