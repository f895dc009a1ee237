package dandex.app;

import dandex.indexer.schedule.Timetable;
import dandex.server.access.AccessPolicy;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the environment says, checked once.
///
/// @param said as which it was read
/// @param archive where the archive is
/// @param server how the server answers
/// @param timetable what is asked for by the clock
/// @param aliveFile that is young while we work; null for none
/// @param life how it starts and stops
record Config(
    Environment said,
    Path home,
    StoreSettings stores,
    String indexPrefix,
    ArchiveSettings archive,
    AccessPolicy access,
    ServerSettings server,
    Timetable timetable,
    @Nullable Path aliveFile,
    LifeSettings life,
    LogSettings log) {
  private static final Form<String> PREFIX =
      Form.like("[a-z][a-z0-9-]*", "small letters, digits and hyphens, a letter first");
  private static final Form<Integer> RATE = Form.whole(0, 9_999_999);

  /// @param home where everything local lives when the environment does not say
  /// @throws UsageError that names all that cannot be used
  static Config of(Map<String, String> variables, Path home) {
    var said = new Environment(variables);
    var config =
        new Config(
            said,
            said.read(Setting.DANDEX_HOME, home.toAbsolutePath().normalize(), Form.PLACE),
            StoreSettings.of(said),
            said.read(Setting.DANDEX_INDEX_PREFIX, "dandex", PREFIX),
            ArchiveSettings.of(said),
            access(said, AccessPolicy.USUAL),
            ServerSettings.of(said),
            ScheduleSettings.of(said),
            said.optional(Setting.DANDEX_ALIVE_FILE, Form.PLACE),
            LifeSettings.of(said),
            LogSettings.of(said));
    if (config.server().bounds().drain().compareTo(config.life().stop()) >= 0) {
      said.complain(
          Setting.DANDEX_DRAIN_PATIENCE, "it takes less than " + Setting.DANDEX_STOP_PATIENCE);
    }
    said.requireUsable();
    return config;
  }

  private static AccessPolicy access(Environment said, AccessPolicy usual) {
    return new AccessPolicy(
        said.read(Setting.DANDEX_KEYS_REQUIRED, usual.keysRequired(), Form.TRUTH),
        said.read(Setting.DANDEX_RATE, usual.rate(), RATE),
        said.read(Setting.DANDEX_KEY_RATE, usual.keyRate(), RATE),
        said.read(Setting.DANDEX_TRUST_PROXY, usual.trustsProxy(), Form.TRUTH));
  }

  Config with(StoreSettings others) {
    return new Config(
        said, home, others, indexPrefix, archive, access, server, timetable, aliveFile, life, log);
  }

  Config with(ArchiveSettings other) {
    return new Config(
        said, home, stores, indexPrefix, other, access, server, timetable, aliveFile, life, log);
  }
}
