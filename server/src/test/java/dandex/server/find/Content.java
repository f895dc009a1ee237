package dandex.server.find;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import dandex.catalog.AssetId;
import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.DocumentKind;
import dandex.catalog.Json;
import dandex.catalog.LindiFile;
import dandex.catalog.PlacedAsset;
import dandex.catalog.Topics;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Document;
import dandex.catalog.document.Documents;
import dandex.catalog.document.Index;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.Runs;
import dandex.catalog.run.Starter;
import dandex.catalog.store.Database;
import dandex.catalog.store.LindiStore.Due;
import dandex.catalog.store.LindiStore.Outcome;
import dandex.sandbox.TestServers;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// A catalog on real servers, kept through the stores and mirrored.
final class Content implements AutoCloseable {
  /// When everything was read.
  static final Instant T = Instant.parse("2024-01-01T00:00:00Z");

  static final int PROCESSING_VERSION = 1;

  final Database database = Database.open(TestServers.freshDatabase(), 4, Duration.ofSeconds(20));
  final Cluster cluster = Cluster.open(TestServers.elasticsearch());
  final String prefix = TestServers.freshPrefix();

  Content() {
    for (var kind : DocumentKind.values()) new Index(prefix, kind).ensure(cluster);
  }

  OneByOne finder() {
    return new OneByOne(new Finder(database.visible().dataSource(), cluster, prefix));
  }

  /// Keeps assets with their objects where they stand, and mirrors them.
  void keep(Collection<Row> rows) {
    record Key(DandisetId dandiset, String version) {}
    record Standing(Key key, PlacedAsset asset) {}
    var versions =
        rows.stream()
            .flatMap(row ->
                row.places().stream()
                    .map(place ->
                        new Standing(
                            new Key(place.dandiset(), place.version().text()),
                            new PlacedAsset(place.path(), row.asset()))))
            .collect(groupingBy(Standing::key, mapping(Standing::asset, toList())));
    versions.forEach(
        (key, assets) -> keep(key.dandiset(), version(key.dandiset(), key.version()), assets));
    objects(rows);
    mirror(
        rows.stream().map(row -> row.asset().id()).toList(),
        versions.keySet().stream().map(Key::dandiset).distinct().toList());
  }

  void keep(DandisetId dandiset, Version version, List<PlacedAsset> assets) {
    var load = database.versions().begin();
    database.versions().stage(load, assets);
    database.versions().keep(load, new Dandiset(dandiset, "", "OPEN", 0, T, T), version);
  }

  /// A dandiset of which no version is here yet.
  void keepBare(String dandiset) {
    var id = new DandisetId(dandiset);
    keep(id, version(id, "draft"), List.of());
    database.versions().remove(id, VersionId.DRAFT);
  }

  static Version version(DandisetId dandiset, String version) {
    return new Version(
        dandiset,
        new VersionId(version),
        "Dandiset " + dandiset,
        "Valid",
        0,
        0,
        T,
        T,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        Topics.NONE,
        new Json("{}"));
  }

  void mirror(Collection<AssetId> assets, Collection<DandisetId> dandisets) {
    var documents = new Documents(database);
    send(DocumentKind.ASSET, documents.assets(assets).values());
    send(DocumentKind.DANDISET, documents.dandisets(dandisets).values());
  }

  private void send(DocumentKind kind, Collection<? extends Document> documents) {
    if (documents.isEmpty()) return;
    var operations =
        documents.stream()
            .map(document ->
                BulkOperation.of(o -> o.index(i -> i.id(document.key()).document(document.json()))))
            .toList();
    try {
      var alias = new Index(prefix, kind).alias();
      var answer =
          cluster
              .client()
              .bulk(
                  BulkRequest.of(b -> b.index(alias).operations(operations).refresh(Refresh.True)));
      if (answer.errors()) throw new IllegalStateException(answer.toString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void objects(Collection<Row> rows) {
    var run =
        new Runs(database.dataSource(), Clock.systemUTC())
            .start(RunKind.LINDI, new Starter("here", 1, "test"), new Json("{}"));
    var asked = rows.stream().filter(row -> row.lindi() != Row.Lindi.NEVER_ASKED).toList();
    keep(run, asked.stream().map(Content::first).toList());
    keep(
        run,
        asked.stream()
            .filter(row -> row.lindi() == Row.Lindi.READ_AND_REJECTED)
            .<Outcome>map(row -> new Outcome.Rejected(due(row), "http://here", "broken"))
            .toList());
  }

  private void keep(long run, List<Outcome> outcomes) {
    database
        .lindi()
        .keep(run, PROCESSING_VERSION, T, outcomes, outcomes.stream().map(_ -> T).toList());
  }

  private static Outcome first(Row row) {
    if (!row.lindi().isKept()) return new Outcome.Absent(due(row), "http://here");
    var file = new LindiFile("http://here", null, null, new Json("{}"), null, row.contents());
    return new Outcome.Read(due(row), file);
  }

  private static Due due(Row row) {
    var asset = row.asset();
    return new Due(asset.id(), row.places().getFirst().dandiset(), asset.modified(), 0, null, null);
  }

  @Override
  public void close() {
    cluster.close();
    database.close();
  }
}
