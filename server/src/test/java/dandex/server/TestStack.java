package dandex.server;

import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import dandex.catalog.Asset;
import dandex.catalog.AssetId;
import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.DocumentKind;
import dandex.catalog.PlacedAsset;
import dandex.catalog.Term;
import dandex.catalog.Topics;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Document;
import dandex.catalog.document.Documents;
import dandex.catalog.document.Index;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.run.RunRequests;
import dandex.catalog.run.Runs;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import dandex.server.act.Actions;
import dandex.server.find.Finder;
import dandex.server.find.ObjectFinder;
import dandex.server.find.StructureFinder;
import dandex.server.graphql.Sources;
import dandex.server.load.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// A small catalog on real servers, in both stores: five dandisets, of which 000001 has 150 assets
/// in its draft and 100 of them in each of two published versions, 000002 has 100, 000003 was
/// published and has no draft, 000004 and 000005 are empty. Every asset of 000001 has four NWB
/// objects and a LINDI file.
public final class TestStack {
  public static final Instant CREATED = Instant.parse("2021-02-03T04:05:06.123456Z");
  public static final DandisetId FIRST = new DandisetId("000001");
  public static final int IN_FIRST = 150;
  public static final int IN_SECOND = 100;
  public static final int IN_THIRD = 7;

  private static final class Shared {
    static final TestStack stack = new TestStack().filled();
  }

  private final Database database;
  private final Cluster cluster = Cluster.open(TestServers.elasticsearch());
  private final String prefix = TestServers.freshPrefix();

  private TestStack() {
    database = Database.open(TestServers.freshDatabase(), 8, Duration.ofSeconds(5));
  }

  /// The one that tests share and do not change.
  public static TestStack shared() {
    return Shared.stack;
  }

  /// One of a test's own.
  public static TestStack own() {
    return new TestStack().filled();
  }

  public Database database() {
    return database;
  }

  public Cluster cluster() {
    return cluster;
  }

  public String prefix() {
    return prefix;
  }

  public Sources sources() {
    return sources(cluster);
  }

  /// With another cluster, one that does not answer for instance.
  public Sources sources(Cluster other) {
    var visible = database.visible();
    var data = visible.dataSource();
    return new Sources(
        new Finder(data, other, prefix),
        new Stores(
            visible.assets(),
            visible.dandisets(),
            visible.lindi(),
            visible.lookups(),
            visible.vocabulary(),
            new ObjectFinder(data),
            new StructureFinder(data)),
        new Runs(data, Clock.systemUTC()),
        new Outbox(data, Clock.systemUTC()),
        new Actions(new RunRequests(data, Clock.systemUTC()), (_, _) -> Optional.empty()));
  }

  /// The id of an asset of a dandiset, by its number.
  public static AssetId asset(int dandiset, int number) {
    return new AssetId(new UUID(dandiset, number));
  }

  public void execute(String sql) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException broken) {
      throw new IllegalStateException(sql, broken);
    }
  }

  /// Returns when some statement waits for a lock that another transaction holds.
  public void awaitWaitingForLock() {
    // a vacuum may wait for it too, and other databases have locks of their own
    var waiting =
        """
        select count(*) from pg_locks l join pg_stat_activity a on a.pid = l.pid
        where not l.granted and a.datname = current_database() and a.backend_type = 'client backend'
        """;
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      Watch.await("a statement waits for a lock", () -> count(statement, waiting) > 0);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static int count(Statement statement, String sql) throws SQLException {
    try (var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private TestStack filled() {
    keep(FIRST, "0.210101.0000", assets(1, 100));
    keep(FIRST, "0.220101.0000", assets(1, 100));
    keep(FIRST, "draft", assets(1, IN_FIRST));
    keep(new DandisetId("000002"), "draft", assets(2, IN_SECOND));
    keep(new DandisetId("000003"), "0.230101.0000", assets(3, IN_THIRD));
    keep(new DandisetId("000004"), "draft", List.of());
    keep(new DandisetId("000005"), "draft", List.of());
    fillObjects();
    fillRuns();
    fillTombstones();
    mirror();
    return this;
  }

  private void keep(DandisetId id, String version, List<PlacedAsset> assets) {
    var store = database.versions();
    var load = store.begin();
    if (!assets.isEmpty()) store.stage(load, assets);
    store.keep(
        load,
        new Dandiset(id, "Ada Lovelace", "OPEN", 0, CREATED, CREATED),
        new Version(
            id,
            new VersionId(version),
            "Dandiset " + id.digits(),
            version.equals("draft") ? "Valid" : "Published",
            assets.size(),
            assets.stream().mapToLong(placed -> placed.asset().bytes()).sum(),
            CREATED,
            CREATED.plusSeconds(version.length()),
            "What is known of " + id,
            List.of("brain"),
            List.of("Lovelace, Ada"),
            List.of("spdx:CC-BY-4.0"),
            version.equals("draft") ? null : "10.48324/dandi." + id,
            topics(1),
            Described.version(version),
            List.of("keywords[0]: a number where a word was expected")));
  }

  private static List<PlacedAsset> assets(int dandiset, int number) {
    return IntStream.range(0, number).mapToObj(it -> placed(dandiset, it)).toList();
  }

  private static PlacedAsset placed(int dandiset, int number) {
    var path = "sub-%03d/sub-%03d_ecephys.nwb".formatted(number, number);
    return new PlacedAsset(
        path,
        new Asset(
            asset(dandiset, number),
            new UUID(9, number),
            null,
            1_000_000_007L * (number + 1),
            "application/x-nwb",
            CREATED,
            CREATED.plusSeconds(number),
            topics(number),
            Described.asset(path, number),
            List.of("size: not a number")));
  }

  private static Topics topics(int number) {
    return new Topics(
        List.of(new Term(number % 2 == 0 ? "Mus musculus" : "Homo sapiens", "NCBITaxon:10090")),
        List.of(new Term("Female", null)),
        List.of("sub-%03d".formatted(number)),
        List.of(new Term("electrophysiological approach", null)),
        List.of(new Term("spike sorting technique", null)),
        List.of("Units"));
  }

  private void fillObjects() {
    execute(
        """
        insert into nwb_item (asset, path, neurodata_type, namespace, namespace_version, ancestors,
          kind, shape, dtype, columns, rows, object_id, description, unit, aliases, attributes)
        select a.id, o.path, o.type, 'core', '2.7.0', o.ancestors, o.kind, o.shape, o.dtype,
          o.columns, o.rows, 'object ' || o.path, 'described', 'volts',
          case when o.path = 'units' then array['linked/units'] else '{}' end,
          array['neurodata_type', U&'neurodata_type\\001f' || o.type]
        from (select id, row_number() over (order by id) - 1 as number from asset
              where id <= '00000000-0000-0001-ffff-ffffffffffff') a
        cross join lateral (values
          ('/', 'NWBFile', array['NWBContainer'], 'GROUP', null::bigint[], null, '{}'::text[],
            null::bigint),
          ('acquisition/raw', 'ElectricalSeries', array['TimeSeries', 'NWBDataInterface'], 'GROUP',
            null, null, '{}', null),
          ('general/table/VectorData', 'VectorData', array['Data'], 'DATASET', array[3, 4]::bigint[],
            '<f8', '{}', null),
          ('units', 'Units', array['DynamicTable'], 'GROUP', null, null,
            array['spike_times', 'waveform_mean'], a.number)
        ) as o (path, type, ancestors, kind, shape, dtype, columns, rows)
        """);
    execute(
        """
        insert into lindi (asset, state, url, structure, generation_metadata, processed_at,
          processing_version, structure_chars, asset_modified, asked_at, due_at)
        select distinct asset, 'read', 'https://lindi.test/' || asset,
          '{"refs": {".zattrs": {"nwb_version": "2.7.0", "_SCALAR": true},
                     "session_id/.zattrs": {"_SCALAR": true},
                     "units/.zattrs": {"neurodata_type": "Units", "description": "sorted"}}}'::jsonb,
          '{"by": "test"}'::jsonb, timestamptz '2024-01-01 12:00:00Z', 1, 100, now(), now(), now()
        from nwb_object
        """);
    fillContents();
  }

  /// What has no neurodata type, and what files say of themselves.
  private void fillContents() {
    execute(
        """
        insert into nwb_item (asset, path, kind, target, shape, dtype, value, attributes)
        select l.asset, i.path, i.kind, i.target, i.shape, i.dtype, i.value, i.attributes
        from lindi l cross join lateral (values
          ('acquisition', 'GROUP', null, null::bigint[], null, null::jsonb, '{}'::text[]),
          ('acquisition/raw-2', 'GROUP', null, null, null, null, '{}'),
          ('acquisition/raw/data', 'DATASET', null, array[100000, 64], '<i2', null,
            array['unit', U&'unit\\001fvolts']),
          ('file_create_date', 'DATASET', null, array[1], '|O', null, '{}'),
          ('shortcut', 'LINK', 'units', null, null, null, '{}'),
          ('linked', 'GROUP', null, null, null, null, '{}'),
          ('linked/units', 'LINK', 'units', null, null, null, '{}'),
          ('linked/circle', 'LINK', 'linked/circle/more', null, null, null, '{}'),
          ('session_id', 'DATASET', null, '{}', '<U3', '"s-1"', '{}'),
          ('units/id', 'DATASET', null, array[7], '<i8', null, '{}')
        ) as i (path, kind, target, shape, dtype, value, attributes)
        """);
    execute(
        """
        insert into nwb_file
        select asset, '2.7.0', 'i-1', 's-1', 'A mouse runs.', '2024-01-01T12:00:00+00:00',
          timestamptz '2024-01-01 12:00:00Z', array['Doe, Jane'], 'The lab', 'An institution',
          array['running'], 'm1', 'Mus musculus', 'F', 'P90D', 'wt/wt', 'C57BL/6J', array['probe'],
          384, array['CA1', 'DG'], array['shank0'], array['V1'], array['GCaMP6f'],
          row_number() over (order by asset) - 1, 12, array[30, 30000.5], array['ndx-pose'],
          array['0.2.0'], array['acquisition', 'general', 'units'], 12,
          array['ElectricalSeries', 'NWBFile', 'Units', 'VectorData'],
          array['spike_times', 'waveform_mean']
        from lindi
        """);
    execute(
        """
        insert into vocabulary (dandiset, kind, written, identifier, count)
        select * from vocabulary_due
        on conflict (dandiset, kind, written) do nothing
        """);
  }

  private void fillRuns() {
    execute(
        """
        insert into run (kind, status, options, host, pid, version, started, finished, counts,
          errors, message)
        select 'dandi', 'completed_with_errors', '{"all": true}', 'host', 1, '0.1',
          timestamptz '2024-01-01 12:00:00Z' + number * interval '1 hour',
          timestamptz '2024-01-01 12:30:00Z' + number * interval '1 hour',
          '{"assetsAdded": 7}',
          '[{"subject": "000001", "message": "no answer", "url": "https://a/1"}]', 'said'
        from generate_series(1, 25) as number
        """);
    execute(
        """
        insert into run_request (kind, options, requested_by, requested_at, state, due, run,
          cancel_requested_at, finished, outcome)
        select 'dandi', '{"dandisets": ["000001"]}', 'ada', started, 'done', started, id, finished,
          finished, 'completed with errors'
        from run where id = 1
        """);
  }

  private void fillTombstones() {
    execute(
        """
        insert into tombstone values
          ('000900', 'Gone', 'deleted', timestamptz '2024-01-01 12:00:00Z'),
          ('000901', null, 'embargoed', timestamptz '2024-01-02 12:00:00Z'),
          ('000902', 'Gone too', 'deleted', timestamptz '2024-01-03 12:00:00Z')
        """);
  }

  /// Writes documents anew, or deletes them where there is nothing to show any more.
  public void mirror(List<AssetId> assets, List<DandisetId> dandisets) {
    var documents = new Documents(database);
    var here = documents.assets(assets);
    index(DocumentKind.ASSET, here.values());
    delete(DocumentKind.ASSET, assets.stream().filter(id -> !here.containsKey(id)).toList());
    var shown = documents.dandisets(dandisets);
    index(DocumentKind.DANDISET, shown.values());
    delete(DocumentKind.DANDISET, dandisets.stream().filter(id -> !shown.containsKey(id)).toList());
  }

  private void delete(DocumentKind kind, List<?> ids) {
    var index = new Index(prefix, kind);
    write(
        index,
        ids.stream()
            .map(id -> BulkOperation.of(bulk -> bulk.delete(it -> it.id(id.toString()))))
            .toList());
  }

  private void mirror() {
    var documents = new Documents(database);
    var assets = new ArrayList<AssetId>();
    for (int number = 0; number < IN_FIRST; number++) assets.add(asset(1, number));
    for (int number = 0; number < IN_SECOND; number++) assets.add(asset(2, number));
    for (int number = 0; number < IN_THIRD; number++) assets.add(asset(3, number));
    index(DocumentKind.ASSET, documents.assets(assets).values());
    index(DocumentKind.DANDISET, documents.dandisets(database.dandisets().identifiers()).values());
  }

  private void index(DocumentKind kind, Collection<? extends Document> documents) {
    var index = new Index(prefix, kind);
    index.ensure(cluster);
    write(
        index,
        documents.stream()
            .map(document ->
                BulkOperation.of(bulk ->
                    bulk.<BinaryData>index(it -> it.id(document.key()).document(document.json()))))
            .toList());
  }

  private void write(Index index, List<BulkOperation> operations) {
    if (operations.isEmpty()) return;
    try {
      var done =
          cluster
              .client()
              .bulk(bulk -> bulk.index(index.alias()).operations(operations).refresh(Refresh.True));
      if (done.errors()) throw new IllegalStateException(done.toString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
