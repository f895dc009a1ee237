package dandex.indexer.sync;

import dandex.catalog.store.Database;
import dandex.indexer.archive.ArchiveOptions;
import dandex.indexer.archive.DandiArchive;
import dandex.sandbox.TestServers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// An empty catalog, and syncs into it.
final class SyncBench implements AutoCloseable {
  final Database database;

  SyncBench() {
    this(TestServers.freshDatabase());
  }

  /// @param url of an empty database
  SyncBench(String url) {
    database = Database.open(url, 8, Duration.ofSeconds(30));
  }

  Notes sync(String url) throws Exception {
    return sync(url, DandiSyncOptions.PLAIN);
  }

  Notes sync(String url, DandiSyncOptions options) throws Exception {
    return sync(options(url), options, new Notes());
  }

  Notes sync(ArchiveOptions how, DandiSyncOptions options, Notes notes) throws Exception {
    var archive = new DandiArchive(how, Clock.systemUTC());
    new DandiSync(database, archive, options, Clock.systemUTC()).run(notes);
    return notes;
  }

  Notes rehearse(ArchiveOptions how, DandiSyncOptions options) throws Exception {
    var notes = new Notes();
    var archive = new DandiArchive(how, Clock.systemUTC());
    new DandiSync(database, archive, options, Clock.systemUTC())
        .rehearsed(notes.heard::add)
        .run(notes);
    return notes;
  }

  static ArchiveOptions options(String url) {
    return ArchiveOptions.of(url, "dandex/test")
        .withRequestsPerMinute(0)
        .withRetries(8, Duration.ofMillis(5), Duration.ofMillis(100));
  }

  /// Forgets everything, as a catalog that was never synced.
  void empty() throws SQLException {
    execute(
        """
        do $$ begin
          execute (
            select 'truncate ' || string_agg(quote_ident(tablename), ', ') || ' restart identity'
            from pg_tables
            where schemaname = 'public' and tablename <> 'flyway_schema_history');
        end $$
        """);
  }

  long count(String table) throws SQLException {
    return number("select count(*) from " + table);
  }

  long number(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  void execute(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Each row as text, by key.
  Map<String, String> rows(String sql) throws SQLException {
    var found = new TreeMap<String, String>();
    try (var connection = database.dataSource().getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      while (rows.next()) found.put(rows.getString(1), rows.getString(2));
    }
    return found;
  }

  /// All that is known of the archive, whatever ids the rows have here.
  Map<String, String> catalog() throws SQLException {
    var all = new TreeMap<String, String>();
    all.putAll(rows("select 'dandiset ' || id, d::text from dandiset d"));
    all.putAll(
        rows(
            """
            select 'version ' || dandiset || '/' || version, (to_jsonb(v) - 'id')::text
            from version v
            """));
    all.putAll(rows("select 'asset ' || id, a::text from asset a"));
    all.putAll(
        rows(
            """
            select 'place ' || v.dandiset || '/' || v.version || '/' || p.path, p.asset::text
            from place p join version v on v.id = p.version
            """));
    return all;
  }

  /// How often each document was due for the mirror.
  Map<String, String> revisions() throws SQLException {
    return rows("select kind || ' ' || key, revision::text from outbox");
  }

  @Override
  public void close() {
    database.close();
  }
}
