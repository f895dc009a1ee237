package dandex.catalog.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
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
  private final DataSource source;
  private final Jdbi jdbi;
  private final boolean visibleOnly;
  private @Nullable Database visible;

  private Database(
      Entrance entrance, HikariDataSource pool, DataSource source, boolean visibleOnly) {
    this.entrance = entrance;
    this.pool = pool;
    this.source = source;
    this.visibleOnly = visibleOnly;
    this.jdbi = Jdbi.create(source).installPlugin(new PostgresPlugin()).installPlugin(new Nouns());
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
    return opened(place, access);
  }

  /// Opens it as it is found: not migrated, perhaps empty, perhaps of another program's schema.
  ///
  /// @throws DatabaseUnreachable with one clear line that names host and port, never the password
  public static Database asFound(Access access) {
    var place = access.entrance();
    place.knock(access.patience());
    return opened(place, access);
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

  private static Database opened(Entrance place, Access access) {
    var config = pool(place, access.connections(), access.patience(), access.plans());
    config.setConnectionInitSql(place.session(SESSION));
    var pool = new HikariDataSource(config);
    return new Database(place, pool, pool, false);
  }

  private static HikariConfig pool(
      Entrance entrance, int connections, Duration patience, Plans plans) {
    var config = new HikariConfig();
    config.setPoolName("dandex");
    config.setJdbcUrl(entrance.url().jdbc());
    config.setDataSourceProperties(entrance.url().properties());
    plans.tell(config);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Math.max(250, patience.toMillis()));
    return config;
  }

  /// The same without what is under embargo, whatever is asked of it: for all that answers people,
  /// and for what they search in. It has connections of its own, and ends with this one.
  public synchronized Database visible() {
    if (visibleOnly) return this;
    var known = visible;
    if (known != null) return known;
    // Rows are looked up by their keys here, which plans that are kept are right for.
    var config =
        pool(
            entrance,
            pool.getMaximumPoolSize(),
            Duration.ofMillis(pool.getConnectionTimeout()),
            Plans.KEPT);
    config.setPoolName(pool.getPoolName() + "-visible");
    config.setConnectionInitSql(entrance.visibleSession(SESSION));
    // The first use may come while Postgres is away, which is then told whoever wants a connection.
    config.setInitializationFailTimeout(-1);
    var other = new HikariDataSource(config);
    visible = new Database(entrance, other, other, true);
    return visible;
  }

  /// The same, on the same connections, with something around them that sees the statements of
  /// whoever asks it. It ends with this one.
  public Database within(UnaryOperator<DataSource> around) {
    var same = new Database(entrance, pool, around.apply(pool), visibleOnly);
    if (!visibleOnly) same.visible = visible().within(around);
    return same;
  }

  /// Has the use of its connections measured, and of those that are [#visible].
  ///
  /// @param trackers of both pools, which are called `dandex` and `dandex-visible`; the first that
  ///   are told go on
  public void measure(MetricsTrackerFactory trackers) {
    for (var one : List.of(pool, visible().pool)) {
      if (one.getMetricsTrackerFactory() == null) one.setMetricsTrackerFactory(trackers);
    }
  }

  public DataSource dataSource() {
    return source;
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
