package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.outbox.Redelivery;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import dandex.server.access.AccessPolicy;
import dandex.server.http.ServerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The search index is rebuilt, and taken back, and nobody who searches notices.
class RebuildUnderLoadTest {
  private static final int READERS = 3;
  private static final AccessPolicy UNHURRIED = new AccessPolicy(false, 0, 0, false);
  private static final List<String> QUERIES =
      List.of(
          "{ assets(first: 20) { totalCount nodes { path } } }",
          "{ assets(search: \"ecephys\", first: 5) { totalCount nodes { path } } }",
          "{ assets(filter: {species: {equalToAnyOf:"
              + " [\"http://purl.obolibrary.org/obo/NCBITaxon_10090\"]}}, first: 5) { totalCount"
              + " nodes { path } } }",
          "{ dandisets(first: 5) { totalCount nodes { name } } }");

  @TempDir Path home;

  private final Archive archive = Archive.serve(Holdings.generated(5, 4, 400), 0);
  private final String url = TestServers.freshDatabase();
  private final String prefix = TestServers.freshPrefix();
  private final Database database = Database.open(url, 8, Duration.ofSeconds(20));
  private final Cluster cluster = Cluster.open(TestServers.elasticsearch());

  @AfterEach
  void close() {
    cluster.close();
    database.close();
    archive.close();
  }

  private void run(String... arguments) {
    var environment =
        Map.of(
            "DANDEX_DATABASE_URL", url,
            "DANDEX_ELASTICSEARCH_URL", TestServers.elasticsearch(),
            "DANDEX_INDEX_PREFIX", prefix,
            "DANDEX_DANDI_URL", archive.dandiUrl(),
            "DANDEX_LINDI_URL", archive.lindiUrl());
    var said = new Prompt(home, environment).run(arguments);
    assertThat(said.exit()).as(said.err()).isZero();
  }

  @Test
  void a_rebuild_under_read_load_costs_not_one_failed_or_empty_query() throws Exception {
    run("sync", "dandi", "--no-progress");
    run("mirror", "--no-progress");
    try (var server =
            new Serving(
                    database,
                    cluster,
                    prefix,
                    URI.create(archive.dandiUrl()),
                    UNHURRIED,
                    Clock.systemUTC())
                .start(ServerOptions.local(0), ServerSettings.of(new Environment(Map.of())));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var client = new GraphQlClient("http://127.0.0.1:" + server.port());
      var expected = QUERIES.stream().map(query -> client.data(query, Map.of())).toList();
      assertThat(expected.getFirst().at("/assets/totalCount").asLong()).isGreaterThan(300);
      assertThat(expected.get(1).at("/assets/totalCount").asLong()).isPositive();
      assertThat(expected.get(2).at("/assets/totalCount").asLong()).isPositive();
      var stop = new AtomicBoolean();
      var answers = new AtomicLong();
      Callable<Void> reader =
          () -> {
            while (!stop.get()) {
              for (int i = 0; i < QUERIES.size(); i++) {
                assertThat(client.data(QUERIES.get(i), Map.of())).isEqualTo(expected.get(i));
                answers.incrementAndGet();
              }
            }
            return null;
          };
      var readers = new ArrayList<Future<Void>>();
      for (int n = 0; n < READERS; n++) readers.add(threads.submit(reader));
      // Everything moves, so that there is something to catch up with and to deliver meanwhile.
      var mover =
          threads.submit(() -> {
            while (!stop.get()) {
              new Redelivery(database.dataSource()).all(DocumentKind.ASSET);
              run("mirror", "--no-progress", "--wait");
            }
          });
      try {
        var before = answers.get();
        run("mirror", "rebuild", "--no-progress");
        run("mirror", "rebuild", "--no-progress", "--keep", "2");
        run("mirror", "rollback", "--no-progress");
        assertThat(answers.get() - before).isGreaterThan(QUERIES.size());
      } finally {
        stop.set(true);
        for (var one : readers) one.get();
        mover.get();
      }
    }
    run("mirror", "--no-progress");
    run("mirror", "verify");
  }
}
