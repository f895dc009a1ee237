package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dandex.catalog.document.ClusterAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `dandex config`.
class ConfigCommandTest {
  private static final String SECRET = "s3cret";
  private static final String LONG = "s3cret of 32 characters, or some more of them";
  private static final Map<String, String> STORES =
      Map.of(
          "DANDEX_DATABASE_URL", "postgresql://me@db/x",
          "DANDEX_ELASTICSEARCH_URL", "https://es:9200");

  @TempDir static Path folder;

  @TempDir Path home;

  /// A setting, something other than its default, and where the program has it that uses it.
  record Use(Setting setting, String other, Function<Config, @Nullable Object> used) {
    @Override
    public String toString() {
      return setting.name();
    }
  }

  private static Use of(Setting setting, String other, Function<Config, @Nullable Object> used) {
    return new Use(setting, other, used);
  }

  private static Function<Config, @Nullable Object> at(String time) {
    return config ->
        Objects.requireNonNullElse(
            config.timetable().appointments().stream()
                .filter(one -> one.name().equals(time))
                .findFirst()
                .orElseThrow()
                .cron(),
            "off");
  }

  /// All but secrets, and what names the file of one.
  private static List<Use> uses() {
    return List.of(
        of(Setting.DANDEX_HOME, folder.toString(), Config::home),
        of(Setting.DANDEX_DATABASE_CONNECTIONS, "9", it -> it.stores().connections()),
        of(Setting.DANDEX_DATABASE_PATIENCE, "11", it -> it.stores().patience()),
        of(Setting.DANDEX_ELASTICSEARCH_CONNECTIONS, "12", it -> it.stores().wire().connections()),
        of(Setting.DANDEX_ELASTICSEARCH_TIMEOUT, "13", it -> it.stores().wire().answer()),
        of(Setting.DANDEX_INDEX_PREFIX, "other", Config::indexPrefix),
        of(Setting.DANDEX_INDEX_SHARDS, "3", it -> it.stores().shape().shards()),
        of(Setting.DANDEX_INDEX_REPLICAS, "2", it -> it.stores().shape().replicas()),
        of(Setting.DANDEX_INDEX_REFRESH, "500ms", it -> it.stores().shape().refresh()),
        of(Setting.DANDEX_DANDI_URL, "http://a.test/api", it -> it.archive().dandi()),
        of(Setting.DANDEX_DANDI_TIMEOUT, "14", it -> it.archive().dandiTimeout()),
        of(Setting.DANDEX_LINDI_URL, "http://b.test/dandi", it -> it.archive().lindi()),
        of(Setting.DANDEX_LINDI_TIMEOUT, "15", it -> it.archive().lindiTimeout()),
        of(Setting.DANDEX_SCHEDULE_DANDI, "1 * * * *", at("dandi")),
        of(Setting.DANDEX_SCHEDULE_LINDI, "off", at("lindi")),
        of(Setting.DANDEX_SCHEDULE_MIRROR, "3 * * * *", at("mirror")),
        of(Setting.DANDEX_SCHEDULE_RECONCILE, "4 * * * *", at("reconcile")),
        of(Setting.DANDEX_SCHEDULE_ZONE, "Europe/Berlin", it -> it.timetable().zone()),
        of(Setting.DANDEX_SCHEDULE_JITTER, "16", it -> it.timetable().jitter()),
        of(Setting.DANDEX_SCHEDULE_MISSED, "skip", it -> it.timetable().missed()),
        of(Setting.DANDEX_KEYS_REQUIRED, "true", it -> it.access().keysRequired()),
        of(Setting.DANDEX_RATE, "17", it -> it.access().rate()),
        of(Setting.DANDEX_KEY_RATE, "18", it -> it.access().keyRate()),
        of(Setting.DANDEX_TRUST_PROXY, "true", it -> it.access().trustsProxy()),
        of(Setting.DANDEX_HTTP_STATUS, "draft", it -> it.server().statuses()),
        of(Setting.DANDEX_DOCUMENTS, folder.toString(), it -> it.server().folder()),
        of(Setting.DANDEX_DOCUMENTS_ONLY, "true", it -> it.server().onlyThose()),
        of(
            Setting.DANDEX_INTROSPECTION,
            "off",
            it -> it.server().limits().introspection() ? "on" : "off"),
        of(Setting.DANDEX_LIMIT_DEPTH, "19", it -> it.server().limits().depth()),
        of(Setting.DANDEX_LIMIT_COMPLEXITY, "20", it -> it.server().limits().complexity()),
        of(Setting.DANDEX_LIMIT_ALIASES, "21", it -> it.server().limits().aliases()),
        of(Setting.DANDEX_LIMIT_DEADLINE, "22", it -> it.server().limits().deadline()),
        of(Setting.DANDEX_LIMIT_SEARCH, "23", it -> it.server().search()),
        of(Setting.DANDEX_LIMIT_RESPONSE, "24", it -> it.server().limits().response() / 1_000_000),
        of(Setting.DANDEX_LIMIT_SUBSCRIPTIONS, "25", it -> it.server().limits().subscriptions()),
        of(Setting.DANDEX_LIMIT_EXPORTS, "26", it -> it.server().exportsAtOnce()),
        of(Setting.DANDEX_HTTP_CONNECTIONS, "27", it -> it.server().bounds().connections()),
        of(Setting.DANDEX_HTTP_IDLE, "28", it -> it.server().bounds().idle()),
        of(
            Setting.DANDEX_CORS_ORIGINS,
            "https://a.test,http://b.test:81",
            it -> String.join(",", it.server().origins())),
        of(Setting.DANDEX_EXPORT, "off", it -> it.server().exporting() ? "on" : "off"),
        of(Setting.DANDEX_ALIVE_FILE, folder + "/alive", Config::aliveFile),
        of(Setting.DANDEX_START_PATIENCE, "29", it -> it.life().start()),
        of(Setting.DANDEX_STOP_PATIENCE, "40", it -> it.life().stop()),
        of(Setting.DANDEX_DRAIN_PATIENCE, "31", it -> it.server().bounds().drain()),
        of(Setting.DANDEX_TRACING, "on", it -> it.server().tracing().on() ? "on" : "off"),
        of(Setting.DANDEX_LOG_LEVEL, "debug", it -> it.log().level()),
        of(Setting.DANDEX_LOG_FORMAT, "json", it -> it.log().format()),
        of(Setting.DANDEX_DATABASE_URL, "jdbc:postgresql://db/y", it -> it.stores().databaseUrl()),
        of(Setting.DANDEX_ELASTICSEARCH_URL, "http://other:9201", it -> it.stores().cluster()),
        of(
            Setting.DANDEX_ELASTICSEARCH_CA,
            authority(),
            it -> vouched(it.stores().cluster()) ? authority() : null));
  }

  /// A file with one of those that the JDK knows.
  private static String authority() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      var known = ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()[0];
      var lines = Base64.getMimeEncoder().encodeToString(known.getEncoded());
      return Files.writeString(
              folder.resolve("authority.pem"),
              "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n")
          .toString();
    } catch (GeneralSecurityException | IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static boolean vouched(@Nullable ClusterAccess cluster) {
    return cluster != null && cluster.authority() != null;
  }

  /// As the environment has it.
  private static String words(Object used) {
    return switch (used) {
      case Duration time -> Long.toString(time.toSeconds());
      case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
      default -> used.toString();
    };
  }

  private Said run(Map<String, String> environment, String... arguments) {
    var all = new ArrayList<>(List.of("config"));
    all.addAll(Arrays.asList(arguments));
    return new Prompt(home, environment).run(all.toArray(String[]::new));
  }

  private JsonNode shown(Map<String, String> environment, Setting setting) throws IOException {
    var said = run(environment, "--json");
    assertThat(said.exit()).as(said.err()).isZero();
    for (var one : said.json()) {
      if (one.get("variable").asText().equals(setting.name())) return one;
    }
    throw new AssertionError(setting + " is not shown");
  }

  @Test
  void every_setting_is_shown_once_in_the_order_of_the_table() throws IOException {
    var names = Stream.of(Setting.values()).map(Enum::name).toList();

    var objects = run(Map.of(), "--json").json();
    var lines = run(Map.of()).out().lines().toList();

    assertThat(objects.findValuesAsText("variable")).isEqualTo(names);
    assertThat(objects)
        .allSatisfy(one ->
            assertThat(one.fieldNames()).toIterable().containsExactly("variable", "value", "from"));
    assertThat(lines.getFirst()).matches("VARIABLE +VALUE +FROM");
    assertThat(lines.stream().skip(1).map(line -> line.replaceFirst(" .*", ""))).isEqualTo(names);
    var column = lines.getFirst().indexOf("FROM");
    assertThat(lines.stream().skip(1))
        .allMatch(line -> line.charAt(column - 1) == ' ' && line.charAt(column) != ' ');
  }

  @Test
  void it_is_known_where_the_program_uses_each() {
    assertThat(uses())
        .extracting(Use::setting)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Setting.values())
                .filter(setting -> !setting.isSecret() && !isOfFile(setting))
                .toList());
  }

  private static boolean isOfFile(Setting setting) {
    return setting.name().endsWith("_FILE") && setting != Setting.DANDEX_ALIVE_FILE;
  }

  @ParameterizedTest
  @MethodSource("uses")
  void what_is_shown_is_what_the_program_uses(Use use) throws IOException {
    var environment = new HashMap<>(STORES);
    if (use.setting() == Setting.DANDEX_DOCUMENTS_ONLY) {
      environment.put("DANDEX_DOCUMENTS", folder.toString());
    }
    environment.remove(use.setting().name());
    var usual = use.used().apply(Config.of(environment, home));
    var before = shown(environment, use.setting());

    environment.put(use.setting().name(), use.other());
    var used = Objects.requireNonNull(use.used().apply(Config.of(environment, home)));
    var after = shown(environment, use.setting());

    assertThat(before.get("from").asText()).isIn("default", "local stack");
    if (usual == null || words(usual).isEmpty()) assertThat(before.get("value").isNull()).isTrue();
    else assertThat(before.get("value").asText()).isEqualTo(words(usual));
    assertThat(after.get("from").asText()).isEqualTo("environment");
    assertThat(after.get("value").asText()).isEqualTo(words(used)).isEqualTo(use.other());
    assertThat(used).isNotEqualTo(usual);
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void the_table_has_the_default_that_is_used(Setting setting) throws IOException {
    var written = setting.otherwise().matches("`[^`]*`");

    var shown = shown(Map.of(), setting);

    if (written && setting != Setting.DANDEX_HOME) {
      assertThat(shown.get("value").asText()).isEqualTo(setting.otherwise().replace("`", ""));
    } else if (setting != Setting.DANDEX_HOME && setting != Setting.DANDEX_EXPORT) {
      assertThat(shown.get("value").isNull()).isTrue();
    }
  }

  @Test
  void the_local_stack_is_not_started_and_said_not_to_be_up() throws IOException {
    assertThat(shown(Map.of(), Setting.DANDEX_DATABASE_URL).get("from").asText())
        .isEqualTo("local stack");
    assertThat(run(Map.of()).out())
        .containsPattern("DANDEX_DATABASE_URL +not up +local stack")
        .containsPattern("DANDEX_ELASTICSEARCH_URL +not up +local stack")
        .containsPattern("DANDEX_EXPORT_SECRET +one of the process +default");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void no_secret_is_shown_whatever_form_it_has() throws Exception {
    var file = Files.writeString(folder.resolve("secret"), SECRET).toString();
    var url = Files.writeString(folder.resolve("url"), "https://me:" + SECRET + "@es").toString();
    var environments =
        List.of(
            Map.of(
                "DANDEX_DATABASE_URL", "postgresql://me:s3cret@db/x",
                "DANDEX_ELASTICSEARCH_URL", "https://me:s3cret@a:9200,https://me:s3cret@b:9200",
                "DANDEX_DANDI_URL", "https://me:s3cret@archive.test/api",
                "DANDEX_LINDI_URL", "https://s3cret@archive.test/dandi",
                "DANDEX_EXPORT_SECRET", LONG),
            Map.of(
                "DANDEX_DATABASE_URL", "jdbc:postgresql://db/x?user=me&password=s3cret&ssl=true"),
            Map.of(
                "DANDEX_DATABASE_URL", "postgresql://me@db/x",
                "DANDEX_DATABASE_PASSWORD", SECRET,
                "DANDEX_ELASTICSEARCH_URL", "https://es",
                "DANDEX_ELASTICSEARCH_API_KEY", "id:s3cret"),
            Map.of(
                "DANDEX_DATABASE_URL",
                "postgresql://me@db/x",
                "DANDEX_DATABASE_PASSWORD_FILE",
                file,
                "DANDEX_ELASTICSEARCH_URL_FILE",
                url,
                "DANDEX_EXPORT_SECRET_FILE",
                Files.writeString(folder.resolve("long"), LONG).toString()),
            Map.of(
                "DANDEX_DATABASE_URL", "postgresql:me:s3cret@db",
                "DANDEX_DATABASE_PASSWORD", SECRET,
                "DANDEX_ELASTICSEARCH_URL", "es://me:s3cret@es",
                "DANDEX_ELASTICSEARCH_API_KEY", SECRET,
                "DANDEX_DANDI_URL", "ftp://me:s3cret@archive.test",
                "DANDEX_CORS_ORIGINS", "https://me:s3cret@a.test",
                "DANDEX_EXPORT_SECRET_FILE", SECRET));

    for (var environment : environments) {
      for (var said : List.of(run(environment), run(environment, "--json"))) {
        assertThat(said.out() + said.err()).isNotBlank().doesNotContain(SECRET);
      }
    }
    assertThat(run(environments.getLast()).exit()).isEqualTo(2);
    assertThat(shown(environments.get(3), Setting.DANDEX_DATABASE_PASSWORD).toString())
        .contains("\"value\":\"***\",\"from\":\"file\"");
    assertThat(shown(environments.get(3), Setting.DANDEX_ELASTICSEARCH_URL).toString())
        .contains("\"value\":\"https://***@es\",\"from\":\"file\"");
    assertThat(shown(environments.get(3), Setting.DANDEX_DATABASE_PASSWORD_FILE).toString())
        .contains(file, "\"from\":\"environment\"");
  }
}
