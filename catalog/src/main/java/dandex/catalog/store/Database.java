package dandex.catalog.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/// The catalog's Postgres: migrated, pooled. It is met as it is kept, or as it may be shown.
public final class Database implements AutoCloseable {
  /// Times are spoken of in UTC. What is asked here is short, so that compiling a plan never pays.
  /// A statement ends soon after whoever asked has hung up, where Postgres' system can tell.
  private static final String SESSION =
      """
      set time zone 'UTC'; set jit = off;
      do $$ begin set client_connection_check_interval = '500ms';
        exception when invalid_parameter_value then null; end $$\
      """;

  private final Entrance entrance;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final boolean visibleOnly;
  private @Nullable Database visible;

  private Database(Entrance entrance, HikariDataSource pool, boolean visibleOnly) {
    this.entrance = entrance;
    this.pool = pool;
    this.visibleOnly = visibleOnly;
    this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin()).installPlugin(new Nouns());
  }

  /// Opens the database, migrating it to this program's schema.
  ///
  /// @param url `postgresql://user:password@host:port/name` or `jdbc:postgresql:…`
  /// @param connections at most so many at once
  /// @param patience how long a connection is waited for
  /// @throws DatabaseUnreachable with one clear line that names host and port, never the password
  public static Database open(String url, int connections, Duration patience) {
    return open(url, null, connections, patience, Plans.FRESH);
  }

  /// Like the other, with a choice of plans.
  ///
  /// @param password null where the URL has it, or where there is none
  public static Database open(
      String url, @Nullable String password, int connections, Duration patience, Plans plans) {
    return open(new Access(url, password, connections, patience, plans));
  }

  /// @throws DatabaseUnreachable with one clear line that names host and port, never the password
  public static Database open(Access access) {
    var place = access.entrance();
    place.knock(access.patience());
    place.migrate(access.migration());
    return new Database(place, pool(place, access), false);
  }

  /// Opens it as it is found: not migrated, perhaps empty, perhaps of another program's schema.
  ///
  /// @throws DatabaseUnreachable with one clear line that names host and port, never the password
  public static Database asFound(Access access) {
    var place = access.entrance();
    place.knock(access.patience());
    return new Database(place, pool(place, access), false);
  }

  /// Whether somebody answers and lets us in; nothing is done there.
  ///
  /// @throws DatabaseUnreachable when not
  public static void knock(Access access) {
    access.entrance().knock(access.patience());
  }

  /// @throws IllegalArgumentException when it is no URL of a Postgres
  public static void requireUrl(String url) {
    try {
      DatabaseUrl.parse(url);
    } catch (DatabaseUnreachable wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
  }

  public static boolean hasPassword(String url) {
    return DatabaseUrl.parse(url).hasPassword();
  }

  private static HikariDataSource pool(Entrance entrance, Access access) {
    var config = new HikariConfig();
    config.setPoolName("dandex");
    config.setJdbcUrl(entrance.url().jdbc());
    config.setDataSourceProperties(entrance.url().properties());
    access.plans().tell(config);
    config.setMaximumPoolSize(access.connections());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Math.max(250, access.patience().toMillis()));
    config.setConnectionInitSql(entrance.session(SESSION));
    return new HikariDataSource(config);
  }

  /// The same without what is under embargo, whatever is asked of it: for all that answers people,
  /// and for what they search in. It has connections of its own, and ends with this one.
  public synchronized Database visible() {
    if (visibleOnly) return this;
    var known = visible;
    if (known != null) return known;
    var config = new HikariConfig();
    pool.copyStateTo(config);
    config.setConnectionInitSql(entrance.visibleSession(SESSION));
    // The first use may come while Postgres is away, which is then told whoever wants a connection.
    config.setInitializationFailTimeout(-1);
    visible = new Database(entrance, new HikariDataSource(config), true);
    return visible;
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
    return new Readers(jdbi, entrance.url());
  }

  public ApiKeys apiKeys() {
    return new ApiKeys(jdbi);
  }

  public LindiStore lindi() {
    return new LindiStore(jdbi);
  }

  @Override
  public synchronized void close() {
    if (visible != null) visible.close();
    pool.close();
  }
}
