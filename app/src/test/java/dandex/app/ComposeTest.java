package dandex.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/// What can be known of `docker-compose.yml` and the `Dockerfile` without an engine that runs them.
class ComposeTest {
  private static final Path CHECKOUT = Path.of(System.getProperty("dandex.checkout"));
  private static final Pattern DEFAULT = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");
  private static final Pattern VARIABLE = Pattern.compile("\\bDANDEX_[A-Z_]+\\b");
  private static final List<String> STORES = List.of("postgres", "elasticsearch");

  /// For the tag of the image and the port, of which only the engine knows.
  private static final List<String> THE_ENGINES = List.of("DANDEX_VERSION", "DANDEX_PORT");

  private static final String TEXT = text("docker-compose.yml");
  private static final Map<String, Object> COMPOSE = new Yaml().load(TEXT);

  private static String text(String file) {
    try {
      return Files.readString(CHECKOUT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> of, String key) {
    assertThat(of).containsKey(key);
    return (Map<String, Object>) requireNonNull(of.get(key));
  }

  private static Map<String, Object> service(String name) {
    return map(map(COMPOSE, "services"), name);
  }

  static Stream<String> services() {
    return map(COMPOSE, "services").keySet().stream();
  }

  static Stream<String> ours() {
    return services().filter(name -> !STORES.contains(name));
  }

  /// With the defaults of what the engine would fill in.
  private static String filled(@Nullable Object value) {
    return DEFAULT.matcher(String.valueOf(value)).replaceAll("$1");
  }

  private static List<?> list(Map<String, Object> of, String key) {
    assertThat(of).containsKey(key);
    return (List<?>) requireNonNull(of.get(key));
  }

  @Test
  void there_is_a_service_for_each_part() {
    assertThat(services())
        .containsExactly("postgres", "elasticsearch", "worker", "schedule", "mirror", "server");
  }

  @ParameterizedTest
  @MethodSource("services")
  void each_is_watched_bounded_and_nobody_of_importance(String name) {
    var service = service(name);

    var health = map(service, "healthcheck");
    assertThat(health).containsKeys("test", "interval", "timeout", "retries");
    assertThat(filled(service.get("mem_limit"))).matches("[1-9][0-9]*[mg]");
    assertThat(Double.parseDouble(filled(service.get("cpus")))).isPositive();
    assertThat((Integer) service.get("pids_limit")).isPositive();
    assertThat(String.valueOf(service.get("user"))).matches("[1-9][0-9]*:[0-9]+");
    assertThat(service).doesNotContainKey("privileged").containsEntry("restart", "unless-stopped");
    assertThat(service).containsKey("stop_grace_period");
  }

  @ParameterizedTest
  @MethodSource("services")
  void what_it_keeps_is_in_volumes_that_are_declared(String name) {
    var declared = map(COMPOSE, "volumes").keySet();

    assertThat(list(service(name), "volumes"))
        .isNotEmpty()
        .allSatisfy(volume ->
            assertThat(declared).contains(String.valueOf(volume).replaceFirst(":.*", "")));
  }

  @ParameterizedTest
  @MethodSource("services")
  void secrets_are_files_that_are_declared(String name) {
    var service = service(name);
    var secrets = map(COMPOSE, "secrets").keySet();

    for (var secret : (List<?>) service.getOrDefault("secrets", List.of())) {
      assertThat(secrets).contains(String.valueOf(secret));
    }
    map(service, "environment")
        .forEach((variable, value) -> {
          if (variable.endsWith("_FILE") && String.valueOf(value).startsWith("/run/secrets/")) {
            assertThat(list(service, "secrets").stream().map(String::valueOf))
                .contains(String.valueOf(value).substring("/run/secrets/".length()));
          }
          assertThat(variable).doesNotMatch(".*(PASSWORD|API_KEY|TOKEN)");
          assertThat(String.valueOf(value)).doesNotMatch(".*//[^/@]*:[^/@]*@.*");
        });
  }

  @ParameterizedTest
  @MethodSource("ours")
  void all_of_ours_are_one_image_and_write_nowhere_else(String name) {
    var service = service(name);

    assertThat(filled(service.get("image"))).isEqualTo("dandex:latest");
    assertThat(service)
        .containsEntry("read_only", true)
        .containsEntry("cap_drop", List.of("ALL"))
        .containsEntry("security_opt", List.of("no-new-privileges:true"));
    assertThat(map(map(service, "depends_on"), "postgres"))
        .containsEntry("condition", "service_healthy");
  }

  @Test
  void ports_are_bound_to_loopback_only() {
    var published = new ArrayList<String>();
    services()
        .forEach(name ->
            ((List<?>) service(name).getOrDefault("ports", List.of()))
                .forEach(port -> published.add(filled(port))));

    assertThat(published).containsExactly("127.0.0.1:8080:8080");
    assertThat(map(map(COMPOSE, "networks"), "stores")).containsEntry("internal", true);
    for (var store : STORES)
      assertThat(list(service(store), "networks")).isEqualTo(List.of("stores"));
  }

  @Test
  void every_variable_is_in_the_table_of_settings() {
    var known = new TreeSet<>(Arrays.stream(Setting.values()).map(Enum::name).toList());
    known.addAll(THE_ENGINES);
    var used = VARIABLE.matcher(TEXT + text("Dockerfile")).results().map(it -> it.group()).toList();

    assertThat(used).hasSizeGreaterThan(20);
    assertThat(known).containsAll(used);
  }

  @ParameterizedTest
  @MethodSource("ours")
  void its_settings_can_be_used_as_they_stand(String name) throws Exception {
    var secret = Files.writeString(Files.createTempFile("secret", ""), "secret");
    try {
      var environment = new LinkedHashMap<String, String>();
      map(service(name), "environment")
          .forEach((variable, value) ->
              environment.put(
                  variable,
                  String.valueOf(value).startsWith("/run/secrets/")
                      ? secret.toString()
                      : filled(value)));

      // The logs know no other empty level than the loudest.
      assertThat(environment.get("DANDEX_LOG_LEVEL")).isEqualTo("info");
      var config = Config.of(environment, Path.of("/var/lib/dandex"));

      assertThat(config.stores().databasePassword()).isEqualTo("secret");
      assertThat(config.stores().databaseUrl()).contains("@postgres:5432/");
      assertThat(config.stores().cluster()).hasToString("http://elasticsearch:9200");
      assertThat(config.aliveFile() == null).isEqualTo(name.equals("server"));
    } finally {
      Files.delete(secret);
    }
  }

  @ParameterizedTest
  @MethodSource("ours")
  void its_command_is_one_of_the_programs(String name) {
    var command = list(service(name), "command").stream().map(String::valueOf).toList();
    var surroundings =
        new Surroundings(
            () -> Config.of(Map.of(), Path.of(".")),
            new Console(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter())),
            Clock.systemUTC(),
            false);

    new CommandLine(new Dandex(), new Commands(surroundings))
        .parseArgs(command.toArray(String[]::new));
  }

  @Test
  void the_image_is_built_in_one_stage_and_runs_on_a_jre_in_another() {
    var dockerfile = text("Dockerfile");

    assertThat(dockerfile.lines().filter(line -> line.startsWith("FROM ")))
        .containsExactly(
            "FROM maven:3.9-eclipse-temurin-25 AS build", "FROM eclipse-temurin:25-jre");
    var run = dockerfile.substring(dockerfile.indexOf("FROM eclipse-temurin:25-jre"));
    assertThat(run).contains("\nUSER 10001:10001\n", "COPY --from=build", "dandex.app.Main");
    assertThat(run.lines().filter(line -> line.startsWith("COPY ")))
        .allMatch(line -> line.startsWith("COPY --from=build "));
    assertThat(text(".dockerignore").lines()).contains("secrets", ".dandex");
  }
}
