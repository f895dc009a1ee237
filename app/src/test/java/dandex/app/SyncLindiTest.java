package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.run.Runs;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Failure;
import dandex.sandbox.archive.Fault;
import dandex.sandbox.archive.Holdings;
import dandex.sandbox.archive.KnownAsset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `dandex sync lindi` as it is typed, on a real Postgres and an archive in a box.
class SyncLindiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = 11;

  @TempDir Path home;

  private final Archive archive = Archive.serve(Holdings.generated(SEED, 4, 60), 0);
  private final String url = TestServers.freshDatabase();
  private final Database database = Database.open(url, 3, Duration.ofSeconds(20));
  private final List<KnownAsset> files =
      archive
          .knows()
          .all()
          .filter(asset -> "application/x-nwb".equals(asset.encodingFormat()))
          .toList();

  private static JsonNode counts(Said said) throws IOException {
    return said.documents().getLast().path("counts");
  }

  @BeforeEach
  void sync() {
    assertThat(run("sync", "dandi").exit()).isZero();
    archive.forgetRequests();
  }

  @AfterEach
  void close() {
    database.close();
    archive.close();
  }

  private Said run(String... arguments) {
    var environment =
        Map.of(
            "DANDEX_DATABASE_URL", url,
            "DANDEX_DANDI_URL", archive.dandiUrl(),
            "DANDEX_LINDI_URL", archive.lindiUrl());
    return new Prompt(home, environment).run(arguments);
  }

  @Test
  void a_dry_run_prints_a_line_a_file_asks_for_nothing_and_leaves_no_run() throws Exception {
    var runs = new Runs(database.dataSource(), Clock.systemUTC()).count();
    var file = files.getFirst();
    var said = run("sync", "lindi", "--dry-run");
    var scripted = run("sync", "lindi", "--dry-run", "--json", "--max-assets", "3");

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out().lines())
        .as("seed %d", SEED)
        .hasSize(files.size())
        .contains(
            "DANDI:%s/%s  never read  %s/dandisets/%s/assets/%s/nwb.lindi.json"
                .formatted(
                    file.dandiset(), file.path(), archive.lindiUrl(), file.dandiset(), file.id()));
    assertThat(said.err()).contains("Dry run (lindi, all) completed", files.size() + " due");
    assertThat(scripted.documents()).hasSize(4);
    assertThat(scripted.documents().getFirst().path("why").asText()).isEqualTo("never read");
    assertThat(counts(scripted).path("filesLeft").intValue()).isEqualTo(files.size() - 3);
    assertThat(archive.requests().total()).isZero();
    assertThat(new Runs(database.dataSource(), Clock.systemUTC()).count()).isEqualTo(runs);
  }

  @Test
  void a_sync_right_after_a_sync_asks_for_nothing() throws Exception {
    assertThat(counts(run("sync", "lindi", "--json")).path("filesDue").intValue())
        .isEqualTo(files.size());
    archive.forgetRequests();

    assertThat(counts(run("sync", "lindi", "--json")).path("filesDue").intValue()).isZero();
    assertThat(archive.requests().total()).isZero();
    assertThat(run("sync", "dandi", "--lindi").exit()).isZero();
    assertThat(archive.requests().of("lindi").requests()).isZero();
  }

  @Test
  void one_asset_is_fetched_anew_and_is_what_the_run_is_about() throws Exception {
    run("sync", "lindi");
    var file = files.getLast();
    archive.forgetRequests();
    var said = run("sync", "lindi", "--json", "--force-refresh", "--asset-id", file.id());

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.documents().getLast().path("scope").asText())
        .isEqualTo("asset " + file.id() + ", due or not");
    assertThat(said.documents().getLast().path("options").path("assets").path(0).asText())
        .isEqualTo(file.id());
    assertThat(archive.requests().of("lindi").requests()).isOne();
    assertThat(archive.requests().of("lindi").status(304)).isZero();
  }

  @Test
  void an_asset_that_is_not_in_the_catalog_fails_the_run_with_what_to_do() {
    var stranger = "00000000-0000-4000-8000-000000000001";
    var said = run("sync", "lindi", "--asset-id", stranger);

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("failed", stranger, "dandex sync dandi");
    assertThat(archive.requests().total()).isZero();
  }

  @Test
  void a_file_beyond_the_largest_size_is_an_outcome_and_no_error() throws Exception {
    var said = run("sync", "lindi", "--json", "--max-file-size", "1kB");

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(counts(said).path("filesRead").intValue()).isZero();
    assertThat(counts(said).path("filesRejected").intValue()).isPositive();
    var again = run("sync", "lindi", "--json", "--retry-absent");
    assertThat(counts(again).path("filesRead").intValue()).isPositive();
  }

  @Test
  void a_host_that_fails_is_exit_code_3_and_comes_back() throws Exception {
    archive.fail(Fault.always(Failure.status(403)).of("lindi"));
    var said = run("sync", "lindi");

    assertThat(said.exit()).isEqualTo(3);
    assertThat(said.err()).contains("completed with errors", "the host answered 403");
    assertThat(counts(run("sync", "lindi", "--json")).path("filesDue").intValue()).isZero();
  }

  @Test
  void a_request_says_all_that_a_command_line_can() throws Exception {
    var options =
        """
        {"dandisets": ["%s"], "forceRefresh": true, "maxAssets": 2, "revalidateAfter": 7,
         "concurrency": 1, "timeout": 10, "maxFileSize": 50000000, "maxRequestsPerMinute": 0}
        """
            .formatted(files.getFirst().dandiset());
    assertThat(run("requests", "put", "lindi", "--options", options).exit()).isZero();

    assertThat(run("work", "--once").exit()).isZero();

    var listed = JSON.readTree(run("runs", "--kind", "lindi", "--json").out()).path(0);
    var wanted = JSON.readTree(options);
    wanted
        .fieldNames()
        .forEachRemaining(name ->
            assertThat(listed.path("options").path(name)).as(name).isEqualTo(wanted.path(name)));
    assertThat(listed.path("counts").path("filesDue").intValue()).isEqualTo(2);
    assertThat(archive.requests().of("lindi").requests()).isEqualTo(2);
  }
}
