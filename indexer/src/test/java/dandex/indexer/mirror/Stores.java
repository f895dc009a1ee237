package dandex.indexer.mirror;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.json.JsonData;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.Asset;
import dandex.catalog.AssetId;
import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.DocumentKind;
import dandex.catalog.Json;
import dandex.catalog.PlacedAsset;
import dandex.catalog.Topics;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Index;
import dandex.catalog.outbox.Leases;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.outbox.ParkedDocuments;
import dandex.catalog.outbox.Rebuilds;
import dandex.catalog.store.Database;
import dandex.indexer.run.Task;
import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/// An empty catalog and a prefix without an index, on real servers.
final class Stores implements AutoCloseable {
  static final DandisetId DANDISET = new DandisetId("000003");
  static final Instant THEN = Instant.parse("2021-03-04T05:06:07.123456Z");
  static final Pace BRISK =
      new Pace(2, 50, 8 << 20, List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO));

  final Database database = Database.open(TestServers.freshDatabase(), 8, Duration.ofSeconds(10));
  final Cluster cluster = Cluster.open(TestServers.elasticsearch());
  final String prefix = TestServers.freshPrefix();
  final Outbox outbox = new Outbox(database.dataSource(), Clock.systemUTC());
  final ParkedDocuments parked = new ParkedDocuments(database.dataSource());
  final Rebuilds rebuilds = new Rebuilds(database.dataSource());

  static Asset asset(int number, String format, Instant created) {
    return new Asset(
        id(number),
        new UUID(8, number),
        null,
        100 + number,
        format,
        created,
        THEN,
        Topics.NONE,
        new Json("{}"));
  }

  static Asset asset(int number) {
    return asset(number, "application/x-nwb", THEN);
  }

  static List<Asset> assets(int many) {
    return IntStream.rangeClosed(1, many).mapToObj(Stores::asset).toList();
  }

  static AssetId id(int number) {
    return new AssetId(new UUID(7, number));
  }

  static String key(int number) {
    return id(number).toString();
  }

  /// Makes these the whole draft of the one dandiset.
  void keep(List<Asset> assets) {
    var versions = database.versions();
    var load = versions.begin();
    versions.stage(
        load, assets.stream().map(asset -> new PlacedAsset("sub/" + asset.id(), asset)).toList());
    versions.keep(load, dandiset("OPEN"), draft(assets.size()));
    settle();
  }

  /// Waits until no transaction is open that is older than what is written so far. Other tests have
  /// theirs in the same Postgres, and what moved beside an open one counts as moved since.
  void settle() {
    var written = count("select pg_current_xact_id()::text::bigint");
    Watch.await(
        "older transactions have ended",
        () -> count("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint") > written);
  }

  /// Has the one dandiset come under embargo, or out of it.
  ///
  /// @param status `EMBARGOED`, `OPEN`
  void embargo(String status) {
    database.versions().keepDescription(dandiset(status), draft(0));
  }

  private static Dandiset dandiset(String status) {
    return new Dandiset(DANDISET, "", status, 0, THEN, THEN);
  }

  private static Version draft(int assets) {
    return new Version(
        DANDISET,
        VersionId.DRAFT,
        "A dandiset",
        "Valid",
        assets,
        0,
        THEN,
        THEN,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        Topics.NONE,
        new Json("{}"));
  }

  Mirror mirror() {
    return mirror(cluster, BRISK);
  }

  Mirror mirror(Cluster through, Pace pace) {
    var leases = new Leases(database.dataSource(), Clock.systemUTC());
    return new Mirror(database, through, outbox, leases, prefix, pace);
  }

  /// Mirrors, and returns what there was to see.
  Witness mirrored() {
    var witness = new Witness();
    run(mirror(), witness);
    return witness;
  }

  Rebuild rebuild(Cluster through, Pace pace, int keep) {
    return new Rebuild(database, through, outbox, prefix, pace, keep);
  }

  /// Rebuilds, keeping one former index, and returns what there was to see.
  Witness rebuilt() {
    var witness = new Witness();
    run(rebuild(cluster, BRISK, 1), witness);
    return witness;
  }

  Witness rolledBack() {
    var witness = new Witness();
    run(new Rollback(database, cluster, outbox, prefix, BRISK), witness);
    return witness;
  }

  /// Compares, repairs, and returns what there was to see.
  Witness repaired() {
    var witness = new Witness();
    run(new VerifyRun(database, cluster, outbox, prefix, BRISK, true, _ -> {}), witness);
    return witness;
  }

  static void run(Task task, Witness witness) {
    try {
      task.run(witness);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  long pending() {
    return outbox.pending(DocumentKind.ASSET) + outbox.pending(DocumentKind.DANDISET);
  }

  Verification verification() {
    return new Verify(database, cluster, prefix).verify();
  }

  /// Encoding formats of the asset documents that a search sees, by key.
  Map<String, String> found() {
    try {
      var hits =
          cluster
              .client()
              .search(search -> search.index(prefix + "-asset").size(10_000), ObjectNode.class)
              .hits()
              .hits();
      var found = new TreeMap<String, String>();
      for (var hit : hits) {
        found.put(
            requireNonNull(hit.id()), requireNonNull(hit.source()).path("encodingFormat").asText());
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The number at the end of the name of the index that serves assets.
  int serving() {
    var name = new Index(prefix, DocumentKind.ASSET).name(cluster).orElseThrow();
    return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
  }

  /// The number of indices of assets.
  int indices() {
    try {
      return cluster.client().indices().get(ask -> ask.index(prefix + "-asset-*")).result().size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A number out of Postgres.
  long count(String query) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void execute(String sql) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Says that an index was made of another mapping than this program's.
  void outdate(String kind) {
    try {
      cluster
          .client()
          .indices()
          .putMapping(
              put -> put.index(prefix + "-" + kind).meta("source", JsonData.of("another mapping")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void throwAway(String kind) {
    try {
      cluster.client().indices().delete(ask -> ask.index(prefix + "-" + kind + "-1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    cluster.close();
    database.close();
  }
}
