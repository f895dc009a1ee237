package dandex.app;

import dandex.catalog.document.Authority;
import dandex.catalog.document.ClusterAccess;
import dandex.catalog.document.IndexShape;
import dandex.catalog.document.Wire;
import dandex.catalog.store.Access;
import dandex.catalog.store.Database;
import dandex.catalog.store.Plans;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the environment says of the two stores.
///
/// @param databaseUrl null for the local stack's
/// @param databasePassword null where the URL has it, or where there is none
/// @param connections to Postgres at once
/// @param patience how long one of them is waited for
/// @param cluster null for the local stack's
record StoreSettings(
    @Nullable String databaseUrl,
    @Nullable String databasePassword,
    int connections,
    Duration patience,
    @Nullable ClusterAccess cluster,
    Wire wire,
    IndexShape shape) {
  private static final String MEANT = "for which it is meant";

  /// A worker that runs one of each kind keeps seven.
  private static final int FEWEST = 8;

  private static final int MOST = 1000;
  private static final int CONNECTIONS = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Form<String> DATABASE = Form.checked(Database::requireUrl);
  private static final Form<String> CLUSTER = Form.checked(ClusterAccess::at);
  private static final Form<String> AUTHORITY = Form.checked(file -> Authority.in(Path.of(file)));

  static StoreSettings of(Environment said) {
    var url = said.optional(Setting.DANDEX_DATABASE_URL, DATABASE, Origin.LOCAL_STACK);
    return new StoreSettings(
        url,
        password(said, url),
        said.read(Setting.DANDEX_DATABASE_CONNECTIONS, CONNECTIONS, Form.whole(FEWEST, MOST)),
        said.read(Setting.DANDEX_DATABASE_PATIENCE, PATIENCE, Form.seconds(1, 600)),
        cluster(said),
        new Wire(
            said.read(
                Setting.DANDEX_ELASTICSEARCH_CONNECTIONS,
                Wire.USUAL.connections(),
                Form.whole(1, MOST)),
            said.read(
                Setting.DANDEX_ELASTICSEARCH_TIMEOUT, Wire.USUAL.answer(), Form.seconds(1, 600))),
        shape(said, IndexShape.USUAL));
  }

  /// How a Postgres is entered, be it the configured one or the local stack's.
  Access access(String url, @Nullable String password, Plans plans) {
    return new Access(url, password, connections, patience, plans);
  }

  /// The same with stores that ask for no secrets.
  StoreSettings at(String database, String elasticsearch) {
    return new StoreSettings(
        database, null, connections, patience, ClusterAccess.at(elasticsearch), wire, shape);
  }

  private static @Nullable String password(Environment said, @Nullable String url) {
    var setting = Setting.DANDEX_DATABASE_PASSWORD;
    said.need(setting, Setting.DANDEX_DATABASE_URL, MEANT);
    var password = said.optional(setting, Form.TEXT);
    if (url != null && password != null && Database.hasPassword(url)) {
      said.complain(setting, "there is a password in the URL of Postgres too; leave one");
    }
    return password;
  }

  private static @Nullable ClusterAccess cluster(Environment said) {
    said.need(Setting.DANDEX_ELASTICSEARCH_API_KEY, Setting.DANDEX_ELASTICSEARCH_URL, MEANT);
    said.need(Setting.DANDEX_ELASTICSEARCH_CA, Setting.DANDEX_ELASTICSEARCH_URL, MEANT);
    var urls = said.optional(Setting.DANDEX_ELASTICSEARCH_URL, CLUSTER, Origin.LOCAL_STACK);
    var key = said.optional(Setting.DANDEX_ELASTICSEARCH_API_KEY, Form.TEXT);
    var authority = said.optional(Setting.DANDEX_ELASTICSEARCH_CA, AUTHORITY);
    if (urls == null) return null;
    try {
      return new ClusterAccess(
          urls, key, authority == null ? null : Authority.in(Path.of(authority)));
    } catch (IllegalArgumentException wrong) {
      said.complain(Setting.DANDEX_ELASTICSEARCH_URL, String.valueOf(wrong.getMessage()));
      return null;
    }
  }

  private static IndexShape shape(Environment said, IndexShape usual) {
    return new IndexShape(
        said.read(
            Setting.DANDEX_INDEX_SHARDS, usual.shards(), Form.whole(1, IndexShape.MOST_SHARDS)),
        said.read(Setting.DANDEX_INDEX_REPLICAS, usual.replicas(), Form.whole(0, 100)),
        said.read(
            Setting.DANDEX_INDEX_REFRESH,
            usual.refresh(),
            Form.like("[1-9][0-9]{0,5}(ms|s|m)", "a time such as 500ms, 1s or 2m")));
  }
}
