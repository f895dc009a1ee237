package dandex.indexer.sync;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.Json;
import dandex.catalog.document.Cluster;
import dandex.catalog.outbox.Leases;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.Runs;
import dandex.catalog.run.Starter;
import dandex.indexer.lindi.Courtesy;
import dandex.indexer.lindi.LindiHost;
import dandex.indexer.lindi.LindiLimits;
import dandex.indexer.mirror.Mirror;
import dandex.indexer.mirror.Pace;
import dandex.sandbox.TestServers;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// How many bytes an asset costs in both stores, for the arithmetic of `docs/operations.md`:
/// `-Ddandex.figures=20000` assets.
@EnabledIfSystemProperty(named = "dandex.figures", matches = "\\d+")
class SizeFiguresTest {
  private static final int ASSETS = Integer.getInteger("dandex.figures", 0);

  private final Clock clock = Clock.systemUTC();

  @Test
  void what_an_asset_costs_in_both_stores() throws Exception {
    var prefix = TestServers.freshPrefix();
    try (var archive = Archive.serve(Holdings.generated(1, Math.max(1, ASSETS / 50), ASSETS), 0);
        var bench = new SyncBench();
        var cluster = Cluster.open(TestServers.elasticsearch())) {
      bench.sync(archive.dandiUrl());
      lindi(bench, archive);
      mirror(bench, cluster, prefix);
      bench.execute("vacuum (analyze)");

      var assets = bench.count("asset");
      say(
          "%d assets, %d files read, %d items in them"
              .formatted(
                  assets,
                  bench.number("select count(*) from lindi where state = 'read'"),
                  bench.count("nwb_item")));
      index(cluster, prefix, assets);
      tables(bench, assets);
    }
  }

  private void index(Cluster cluster, String prefix, long assets) throws Exception {
    var indices = cluster.client().indices();
    indices.flush(ask -> ask.index(prefix + "-*"));
    show(cluster, prefix, assets, "as written");
    indices.forcemerge(ask -> ask.index(prefix + "-*").maxNumSegments(1L));
    show(cluster, prefix, assets, "merged");
  }

  private static void show(Cluster cluster, String prefix, long assets, String how)
      throws Exception {
    var documents = cluster.client().count(ask -> ask.index(prefix + "-asset")).count();
    assertThat(documents).isEqualTo(assets);
    var stats = cluster.client().indices().stats(ask -> ask.index(prefix + "-asset")).all();
    var primaries = requireNonNull(stats.primaries());
    var bytes = requireNonNull(primaries.store()).sizeInBytes();
    var lucene = requireNonNull(primaries.docs()).count();
    say(
        "index of assets, %s: %d documents, %d in Lucene (%.1f each), %.1f MB, %.0f bytes each"
            .formatted(
                how,
                documents,
                lucene,
                (double) lucene / documents,
                bytes / 1e6,
                (double) bytes / documents));
  }

  private static void tables(SyncBench bench, long assets) throws Exception {
    var sizes =
        bench.rows(
            """
            select relname, pg_total_relation_size(oid)::text from pg_class
            where relkind = 'r' and relnamespace = 'public'::regnamespace
              and pg_total_relation_size(oid) > 1000000
            """);
    var all = 0L;
    for (var size : sizes.entrySet()) {
      var bytes = Long.parseLong(size.getValue());
      all += bytes;
      say(
          "table %s: %.1f MB, %.0f bytes an asset"
              .formatted(size.getKey(), bytes / 1e6, bytes * 1.0 / assets));
    }
    say("tables: %.1f MB, %.0f bytes an asset".formatted(all / 1e6, all * 1.0 / assets));
  }

  private void lindi(SyncBench bench, Archive archive) throws Exception {
    new Runs(bench.database.dataSource(), clock)
        .start(RunKind.LINDI, new Starter("test", 1, "test"), new Json("{}"));
    try (var host =
        new LindiHost(
            URI.create(archive.lindiUrl()), "test", Courtesy.DEFAULT, LindiLimits.DEFAULT)) {
      new LindiSync(bench.database.lindi(), host, LindiSyncOptions.PLAIN, clock).run(new Notes());
    }
  }

  private void mirror(SyncBench bench, Cluster cluster, String prefix) throws Exception {
    var data = bench.database.dataSource();
    var outbox = new Outbox(data, clock);
    new Mirror(bench.database, cluster, outbox, new Leases(data, clock), prefix, Pace.USUAL)
        .run(new Notes());
  }

  private static void say(String figures) {
    System.out.println("FIGURE " + figures);
  }
}
