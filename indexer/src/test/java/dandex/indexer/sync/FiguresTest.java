package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/// How fast a first sync is, beside a bare COPY of the same rows into the same tables. Nothing is
/// asserted about time; `-Ddandex.figures=200000` says how many assets.
@EnabledIfSystemProperty(named = "dandex.figures", matches = "\\d+")
class FiguresTest {
  private static final int ASSETS = Integer.getInteger("dandex.figures", 0);
  private static final int DANDISETS = Integer.getInteger("dandex.figures.dandisets", 400);
  private static final int LATENCY = Integer.getInteger("dandex.figures.latency", 0);
  private static final List<String> TABLES = List.of("dandiset", "version", "asset", "place");

  @TempDir private Path folder;

  @Test
  void a_first_sync_beside_a_bare_copy() throws Exception {
    try (var archive = Archive.serve(Holdings.generated(1, DANDISETS, ASSETS), 0);
        var bench = new SyncBench()) {
      if (Boolean.getBoolean("dandex.figures.statements")) {
        bench.execute("alter system set log_min_duration_statement = 0");
        bench.execute("select pg_reload_conf()");
      }
      archive.latency(Duration.ofMillis(LATENCY));
      var start = System.nanoTime();
      var notes = bench.sync(archive.dandiUrl());
      var sync = seconds(start);
      assertThat(notes.errors()).isEmpty();
      var assets = bench.count("asset");
      var requests = notes.figure("requests");
      say(
          String.format(
              Locale.ROOT,
              "%d assets, %d places, %d dandisets, %d requests",
              assets,
              bench.count("place"),
              DANDISETS,
              requests));
      say(String.format(Locale.ROOT, "sync: %.1f s, %.0f assets/s", sync, assets / sync));
      if (LATENCY > 0) {
        var ideal = requests * LATENCY / 1000.0 / DandiSyncOptions.PLAIN.concurrency();
        say(
            String.format(
                Locale.ROOT, "ideal at %d ms: %.1f s, ratio %.2f", LATENCY, ideal, sync / ideal));
      }
      var copy = copied(bench.database);
      say(
          String.format(
              Locale.ROOT,
              "bare copy: %.1f s, %.0f assets/s; ratio %.2f",
              copy,
              assets / copy,
              copy / sync));
    }
  }

  private double copied(Database from) throws Exception {
    for (var table : TABLES) {
      try (var connection = from.dataSource().getConnection();
          var file =
              new BufferedOutputStream(Files.newOutputStream(folder.resolve(table)), 1 << 20)) {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        copy.copyOut("copy " + table + " to stdout (format binary)", file);
      }
    }
    try (var to = Database.open(TestServers.freshDatabase(), 2, Duration.ofSeconds(30))) {
      var start = System.nanoTime();
      for (var table : TABLES) {
        try (var connection = to.dataSource().getConnection();
            var file =
                new BufferedInputStream(Files.newInputStream(folder.resolve(table)), 1 << 20)) {
          var copy = connection.unwrap(PGConnection.class).getCopyAPI();
          copy.copyIn("copy " + table + " from stdin (format binary)", file);
        }
      }
      return seconds(start);
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void say(String figures) {
    System.out.println("FIGURE " + figures);
  }
}
