package dandex.catalog.store;

import static java.util.Objects.requireNonNull;

import dandex.catalog.AssetId;
import dandex.catalog.ListedAsset;
import dandex.catalog.Place;
import dandex.catalog.PlacedAsset;
import dandex.catalog.VersionId;
import dandex.sandbox.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.postgres.PostgresPlugin;

/// An empty catalog on the real Postgres, with a look behind the stores. One at a time: they share
/// a database, emptied for each.
final class TestCatalog {
  private static final Database DATABASE =
      Database.open(TestServers.freshDatabase(), 12, Duration.ofSeconds(20));

  final List<String> statements = new CopyOnWriteArrayList<>();
  final Jdbi jdbi =
      Jdbi.create(DATABASE.dataSource())
          .installPlugin(new PostgresPlugin())
          .installPlugin(new Nouns())
          .setSqlLogger(
              new SqlLogger() {
                @Override
                public void logBeforeExecution(StatementContext context) {
                  statements.add(context.getRenderedSql());
                }
              });
  final KeptVersions versions = new KeptVersions(jdbi);
  final DandisetStore dandisets = new DandisetStore(jdbi);
  final AssetStore assets = new AssetStore(jdbi);
  final LindiStore lindi = new LindiStore(jdbi);
  final ApiKeys apiKeys = new ApiKeys(jdbi);

  TestCatalog() {
    execute(
        """
        truncate run, run_request, dandiset, watermark, tombstone, version, asset, place, staged_load,
          staged_asset, lindi, nwb_item, nwb_file, vocabulary, outbox, parked, failed_update, api_key restart identity
        """);
    statements.clear();
  }

  Difference keepDraft(int dandiset, PlacedAsset... content) {
    return keep(dandiset, VersionId.DRAFT, content);
  }

  Difference keep(int dandiset, VersionId version, PlacedAsset... content) {
    var load = versions.begin();
    versions.stage(load, List.of(content));
    return versions.keep(load, Samples.dandiset(dandiset), Samples.version(dandiset, version));
  }

  Difference keepListed(int dandiset, VersionId version, ListedAsset... content) {
    var load = versions.begin();
    versions.stageListed(load, List.of(content));
    return versions.keep(load, Samples.dandiset(dandiset), Samples.version(dandiset, version));
  }

  /// Revisions by `kind key`.
  Map<String, Long> outbox() {
    var revisions = new TreeMap<String, Long>();
    jdbi.useHandle(handle ->
        handle
            .createQuery("select kind || ' ' || key as key, revision from outbox")
            .map((row, _) -> Map.entry(row.getString("key"), row.getLong("revision")))
            .forEach(row -> revisions.put(row.getKey(), row.getValue())));
    return revisions;
  }

  /// Keys whose revision moved since.
  List<String> dueSince(Map<String, Long> before) {
    var due = new ArrayList<String>();
    outbox()
        .forEach((key, revision) -> {
          if (!revision.equals(before.get(key))) due.add(key);
        });
    return due;
  }

  static String key(AssetId asset) {
    return "asset " + asset;
  }

  static String key(long asset) {
    return key(Samples.id(asset));
  }

  String metadata(long asset) {
    var id = Samples.id(asset);
    return requireNonNull(assets.byId(List.of(id), true).get(id)).metadata().text();
  }

  List<Place> places(long asset) {
    var id = Samples.id(asset);
    return assets.places(List.of(id)).getOrDefault(id, List.of());
  }

  List<String> words(String query) {
    return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }

  long number(String query) {
    return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  void execute(String statement) {
    jdbi.useHandle(handle -> handle.execute(statement));
  }

  /// Everything that is true but generated ids and our clocks, as text: two catalogs that know the
  /// same say the same.
  String truth() {
    return String.join(
        "\n",
        words(
            """
            select line from (
              select concat('dandiset ', to_jsonb(d)) as line from dandiset d
              union all select concat('version ', to_jsonb(v) - 'id'::text) from version v
              union all select concat('asset ', to_jsonb(a)) from asset a
              union all select 'place ' || v.dandiset || ' ' || v.version || ' ' || p.path || ' ' || p.asset
                from place p join version v on v.id = p.version
              union all select concat('object ', to_jsonb(o)) from nwb_object o
            ) lines order by line collate "C"
            """));
  }

  DataSource dataSource() {
    return DATABASE.dataSource();
  }

  /// The catalog as it may be shown.
  Database visible() {
    return DATABASE.visible();
  }
}
