package dandex.app;

import dandex.catalog.document.Authority;
import dandex.catalog.document.ClusterAccess;
import dandex.catalog.document.IndexShape;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the environment says of the two stores, checked once.
///
/// @param databaseUrl null for the local stack's
/// @param databasePassword null where the URL has it, or where there is none
/// @param cluster null for the local stack's
record StoreSettings(
    @Nullable String databaseUrl,
    @Nullable String databasePassword,
    @Nullable ClusterAccess cluster,
    IndexShape shape) {
  static StoreSettings of(Map<String, String> environment) {
    var said = new Said(environment);
    return new StoreSettings(
        said.url(Setting.DANDEX_DATABASE_URL, "postgresql", "postgres", "jdbc"),
        said.needing(Setting.DANDEX_DATABASE_PASSWORD, Setting.DANDEX_DATABASE_URL),
        cluster(said),
        shape(new ServerSaid(environment)));
  }

  /// The same with stores that ask for no secrets.
  StoreSettings at(String database, String elasticsearch) {
    return new StoreSettings(database, null, ClusterAccess.at(elasticsearch), shape);
  }

  private static @Nullable ClusterAccess cluster(Said said) {
    var urls = said.url(Setting.DANDEX_ELASTICSEARCH_URL, "http", "https");
    var key = said.needing(Setting.DANDEX_ELASTICSEARCH_API_KEY, Setting.DANDEX_ELASTICSEARCH_URL);
    var file = said.needing(Setting.DANDEX_ELASTICSEARCH_CA, Setting.DANDEX_ELASTICSEARCH_URL);
    if (urls == null) return null;
    var authority =
        file == null
            ? null
            : checked(Setting.DANDEX_ELASTICSEARCH_CA, () -> Authority.in(Path.of(file)));
    return checked(Setting.DANDEX_ELASTICSEARCH_URL, () -> new ClusterAccess(urls, key, authority));
  }

  private static IndexShape shape(ServerSaid said) {
    var shards = said.whole(Setting.DANDEX_INDEX_SHARDS);
    var replicas = said.whole(Setting.DANDEX_INDEX_REPLICAS);
    var refresh = said.text(Setting.DANDEX_INDEX_REFRESH);
    checked(Setting.DANDEX_INDEX_SHARDS, () -> new IndexShape(shards, null, null));
    return checked(
        Setting.DANDEX_INDEX_REFRESH,
        () -> new IndexShape(shards, replicas, refresh.isEmpty() ? null : refresh));
  }

  private static <T> T checked(Setting setting, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException wrong) {
      throw new UsageError(setting + ": " + wrong.getMessage(), wrong);
    }
  }

  private record Said(Map<String, String> environment) {
    @Nullable String text(Setting setting) {
      var text = environment.getOrDefault(setting.name(), "").strip();
      return text.isEmpty() ? null : text;
    }

    @Nullable String url(Setting setting, String... schemes) {
      var text = text(setting);
      if (text == null) return null;
      for (var scheme : schemes) {
        if (text.startsWith(scheme + ":")) return text;
      }
      throw new UsageError(
          "%s is \"%s\", which does not begin with %s:"
              .formatted(setting, Config.masked(text), String.join(": or ", schemes)));
    }

    /// What says something only beside another setting.
    @Nullable String needing(Setting setting, Setting other) {
      var text = text(setting);
      if (text != null && text(other) == null) {
        throw new UsageError(setting + " needs " + other + ", for which it is meant");
      }
      return text;
    }
  }
}
