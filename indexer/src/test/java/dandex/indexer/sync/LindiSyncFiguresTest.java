package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.Json;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.Runs;
import dandex.catalog.run.Starter;
import dandex.indexer.lindi.Courtesy;
import dandex.indexer.lindi.LindiHost;
import dandex.indexer.lindi.LindiLimits;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import dandex.sandbox.archive.KnownAsset;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// How fast LINDI files come into Postgres, beside a bare download of the same files by as many at
/// once: `-Ddandex.figures=5000` assets.
@EnabledIfSystemProperty(named = "dandex.figures", matches = "\\d+")
class LindiSyncFiguresTest {
  private static final int ASSETS = Integer.getInteger("dandex.figures", 0);

  @Test
  void a_first_sync_beside_a_bare_download() throws Exception {
    try (var archive = Archive.serve(Holdings.generated(1, 40, ASSETS), 0);
        var bench = new SyncBench()) {
      bench.sync(archive.dandiUrl());
      download(archive); // so that neither is the first to have a file made
      var bare = download(archive);
      new Runs(bench.database.dataSource(), Clock.systemUTC())
          .start(RunKind.LINDI, new Starter("test", 1, "test"), new Json("{}"));
      var notes = new Notes();
      var start = System.nanoTime();
      try (var host =
          new LindiHost(
              URI.create(archive.lindiUrl()), "test", Courtesy.DEFAULT, LindiLimits.DEFAULT)) {
        new LindiSync(bench.database.lindi(), host, LindiSyncOptions.PLAIN, Clock.systemUTC())
            .run(notes);
      }
      var sync = (System.nanoTime() - start) / 1e9;
      assertThat(notes.errors()).isEmpty();
      say(
          "%d files read, %d rows of items, %.1f MB"
              .formatted(
                  notes.figure("filesRead"), bench.count("nwb_item"), notes.figure("bytes") / 1e6));
      say("sync: %.1f s, %.0f files/s".formatted(sync, notes.figure("filesDue") / sync));
      say("bare download: %.1f s; ratio %.2f".formatted(bare, bare / sync));
    }
  }

  private static double download(Archive archive) throws Exception {
    var start = System.nanoTime();
    var bytes = 0L;
    try (var http = HttpClient.newHttpClient();
        var threads = Executors.newFixedThreadPool(LindiSyncOptions.PLAIN.pace().concurrency())) {
      var bodies =
          archive
              .knows()
              .all()
              .filter(asset -> "application/x-nwb".equals(asset.encodingFormat()))
              .map(asset -> threads.submit(() -> one(http, archive, asset)))
              .toList();
      for (var body : bodies) bytes += body.get();
    }
    assertThat(bytes).isPositive();
    return (System.nanoTime() - start) / 1e9;
  }

  private static long one(HttpClient http, Archive archive, KnownAsset asset) throws Exception {
    var url =
        "%s/dandisets/%s/assets/%s/nwb.lindi.json"
            .formatted(archive.lindiUrl(), asset.dandiset(), asset.id());
    var request = HttpRequest.newBuilder(URI.create(url)).header("Accept-Encoding", "gzip").build();
    return http.send(request, BodyHandlers.ofByteArray()).body().length;
  }

  private static void say(String figures) {
    System.out.println("FIGURE " + figures);
  }
}
