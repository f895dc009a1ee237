package dandex.catalog.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/// The catalog's Postgres: migrated, pooled.
public final class Database implements AutoCloseable {
  /// Times are spoken of in UTC. What is asked here is short, so that compiling a plan never pays.
  /// A statement ends soon after whoever asked has hung up, where Postgres' system can tell.
  private static final String SESSION =
      """
      set time zone 'UTC'; set jit = off;
      do $$ begin set client_connection_check_interval = '500ms';
        exception when invalid_parameter_value then null; end $$\
      """;

  private final HikariDataSource pool;
  private final DatabaseUrl url;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool, DatabaseUrl url) {
    this.pool = pool;
    this.url = url;
    this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin()).installPlugin(new Nouns());
  }

  /// Opens the database, migrating it to this program's schema.
  ///
  /// @param url `postgresql://user:password@host:port/name` or `jdbc:postgresql:…`
  /// @param connections at most so many at once
  /// @param patience how long a connection is waited for
  /// @throws DatabaseUnreachable with one clear line that names host and port, never the password
  public static Database open(String url, int connections, Duration patience) {
    return open(url, null, connections, patience);
  }

  /// @param password null where the URL has it, or where there is none
  public static Database open(
      String url, @Nullable String password, int connections, Duration patience) {
    var place = Entrance.parse(url, password);
    place.knock(patience);
    place.migrate();
    return new Database(pool(place, connections, patience), place.url());
  }

  private static HikariDataSource pool(Entrance entrance, int connections, Duration patience) {
    var config = new HikariConfig();
    config.setPoolName("dandex");
    config.setJdbcUrl(entrance.url().jdbc());
    config.setDataSourceProperties(entrance.url().properties());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Math.max(250, patience.toMillis()));
    config.setConnectionInitSql(entrance.session(SESSION));
    return new HikariDataSource(config);
  }

  public DataSource dataSource() {
    return pool;
  }

  public DandisetStore dandisets() {
    return new DandisetStore(jdbi);
  }

  public KeptVersions versions() {
    return new KeptVersions(jdbi);
  }

  /// Something to try a sync on that leaves nothing behind; to be closed.
  public Rehearsal rehearse() {
    return Rehearsal.on(pool);
  }

  public SyncMemory syncMemory() {
    return new SyncMemory(jdbi);
  }

  public AssetStore assets() {
    return new AssetStore(jdbi);
  }

  public LookupStore lookups() {
    return new LookupStore(jdbi);
  }

  public VocabularyStore vocabulary() {
    return new VocabularyStore(jdbi);
  }

  public Readers readers() {
    return new Readers(jdbi, url);
  }

  public ApiKeys apiKeys() {
    return new ApiKeys(jdbi);
  }

  public LindiStore lindi() {
    return new LindiStore(jdbi);
  }

  @Override
  public void close() {
    pool.close();
  }
}
