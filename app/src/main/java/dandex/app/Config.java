package dandex.app;

import dandex.indexer.schedule.Timetable;
import dandex.server.access.AccessPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the environment says, checked once.
///
/// @param server how the server answers
/// @param timetable what is asked for by the clock
/// @param aliveFile that is young while we work; null for none
record Config(
    Path home,
    StoreSettings stores,
    String indexPrefix,
    URI dandiUrl,
    URI lindiUrl,
    AccessPolicy access,
    ServerSettings server,
    Timetable timetable,
    @Nullable Path aliveFile) {
  private static final String DANDI = "https://api.dandiarchive.org/api";
  private static final String LINDI = "https://lindi.neurosift.org/dandi";

  /// @param home where everything local lives when the environment does not say
  static Config of(Map<String, String> variables, Path home) {
    var environment = Secrets.read(variables);
    var said = new Said(environment);
    LogSettings.check(environment);
    return new Config(
        Path.of(said.text(Setting.DANDEX_HOME, home.toString())).toAbsolutePath().normalize(),
        StoreSettings.of(environment),
        said.prefix(),
        said.web(Setting.DANDEX_DANDI_URL, DANDI),
        said.web(Setting.DANDEX_LINDI_URL, LINDI),
        said.access(),
        ServerSettings.of(environment),
        ScheduleSettings.of(environment),
        said.file(Setting.DANDEX_ALIVE_FILE));
  }

  /// A URL as it may be shown, or several: without users and passwords.
  static String masked(String urls) {
    return Arrays.stream(urls.split(",(?=[a-z]+://)"))
        .map(url -> url.replaceAll("//\\S*@", "//***@"))
        .map(url -> url.replaceAll("(?i)(password=)[^&]*", "$1***"))
        .collect(Collectors.joining(","));
  }

  Config withStores(String database, String elasticsearch) {
    return new Config(
        home,
        stores.at(database, elasticsearch),
        indexPrefix,
        dandiUrl,
        lindiUrl,
        access,
        server,
        timetable,
        aliveFile);
  }

  Config withArchive(URI dandi, URI lindi) {
    return new Config(
        home, stores, indexPrefix, dandi, lindi, access, server, timetable, aliveFile);
  }

  private record Said(Map<String, String> environment) {
    String text(Setting setting, String otherwise) {
      var text = environment.getOrDefault(setting.name(), "").strip();
      return text.isEmpty() ? otherwise : text;
    }

    @Nullable Path file(Setting setting) {
      var text = text(setting, "");
      return text.isEmpty() ? null : Path.of(text);
    }

    String prefix() {
      var text = text(Setting.DANDEX_INDEX_PREFIX, "dandex");
      if (text.matches("[a-z][a-z0-9-]*")) return text;
      throw new UsageError(
          Setting.DANDEX_INDEX_PREFIX
              + " is \""
              + text
              + "\"; it takes small letters, digits and hyphens, a letter first");
    }

    AccessPolicy access() {
      return new AccessPolicy(
          flag(Setting.DANDEX_KEYS_REQUIRED, AccessPolicy.USUAL.keysRequired()),
          rate(Setting.DANDEX_RATE, AccessPolicy.USUAL.rate()),
          rate(Setting.DANDEX_KEY_RATE, AccessPolicy.USUAL.keyRate()),
          flag(Setting.DANDEX_TRUST_PROXY, AccessPolicy.USUAL.trustsProxy()));
    }

    private boolean flag(Setting setting, boolean otherwise) {
      var text = text(setting, Boolean.toString(otherwise));
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new UsageError(setting + " is \"" + text + "\", not true or false");
      };
    }

    private int rate(Setting setting, int otherwise) {
      var text = text(setting, Integer.toString(otherwise));
      if (text.matches("\\d{1,7}")) return Integer.parseInt(text);
      throw new UsageError(setting + " is \"" + text + "\", not a number from 0 to 9999999");
    }

    URI web(Setting setting, String otherwise) {
      var text = text(setting, otherwise);
      try {
        var uri = URI.create(text);
        if (uri.getHost() != null
            && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
          return uri;
        }
      } catch (IllegalArgumentException e) {
        throw new UsageError(setting + " is \"" + masked(text) + "\", which is no URL", e);
      }
      throw new UsageError(setting + " is \"" + masked(text) + "\", which is no http or https URL");
    }
  }
}
