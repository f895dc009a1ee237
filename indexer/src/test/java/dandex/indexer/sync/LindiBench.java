package dandex.indexer.sync;

import dandex.catalog.AssetId;
import dandex.catalog.Json;
import dandex.catalog.NwbObject;
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
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A catalog that knows the assets of an archive in a box and none of their LINDI files.
final class LindiBench implements AutoCloseable {
  static final long SEED = 20_260_101;
  private static final Courtesy HASTE =
      new Courtesy(Duration.ofSeconds(5), 2, Duration.ofMillis(1), 0);

  final TurnedClock clock = new TurnedClock();
  final Archive archive = Archive.serve(Holdings.generated(SEED, 6, 120), 0);
  final SyncBench catalog = new SyncBench();

  /// Those that a LINDI file is asked for.
  final List<KnownAsset> files;

  LindiBench() throws Exception {
    catalog.sync(archive.dandiUrl());
    files =
        archive
            .knows()
            .all()
            .filter(asset -> "application/x-nwb".equals(asset.encodingFormat()))
            .toList();
    // The one that Notes say they are.
    new Runs(catalog.database.dataSource(), clock)
        .start(RunKind.LINDI, new Starter("test", 1, "test"), new Json("{}"));
  }

  /// As if no file had ever been asked for.
  void forget() throws SQLException {
    catalog.execute("truncate lindi, nwb_item, nwb_file");
    archive.forgetRequests();
  }

  Notes sync() throws InterruptedException {
    return sync(LindiSyncOptions.PLAIN);
  }

  Notes sync(LindiSyncOptions options) throws InterruptedException {
    return sync(URI.create(archive.lindiUrl()), options, new Notes());
  }

  Notes sync(LindiShelf shelf) throws InterruptedException {
    return sync(shelf.base(), LindiSyncOptions.PLAIN, new Notes());
  }

  Notes sync(URI base, LindiSyncOptions options, Notes notes) throws InterruptedException {
    try (var host = new LindiHost(base, "dandex/test", HASTE, LindiLimits.DEFAULT)) {
      new LindiSync(catalog.database.lindi(), host, options, clock).run(notes);
    }
    return notes;
  }

  /// Everything anew, of whatever size the limits allow.
  Notes force(URI base, LindiLimits limits) throws InterruptedException {
    var notes = new Notes();
    try (var host = new LindiHost(base, "dandex/test", HASTE, limits)) {
      new LindiSync(catalog.database.lindi(), host, LindiSyncOptions.PLAIN.forced(), clock)
          .run(notes);
    }
    return notes;
  }

  /// What is kept of files, by asset.
  Map<String, String> stored() throws SQLException {
    return catalog.rows(
        """
        select asset::text, concat_ws(' ', url, structure, generation_metadata, processed_at)
        from lindi where structure is not null
        """);
  }

  Map<AssetId, List<NwbObject>> objects(String... assets) {
    return catalog.database.assets().objects(List.of(assets).stream().map(AssetId::parse).toList());
  }

  @Override
  public void close() {
    archive.close();
    catalog.close();
  }
}
