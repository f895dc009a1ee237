package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is told of settings that cannot be used, and of variables that are none.
class EnvironmentTest {
  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();

  private Said run(String... arguments) {
    return new Prompt(home, environment).run(arguments);
  }

  @Test
  void all_that_is_wrong_is_told_at_once_a_line_each() {
    environment.put("DANDEX_DATABASE_URL", "mysql://me:s3cret@db/x");
    environment.put("DANDEX_ELASTICSEARCH_API_KEY", "s3cret");
    environment.put("DANDEX_INDEX_SHARDS", "0");
    environment.put("DANDEX_SCHEDULE_ZONE", "Mars/Olympus");
    environment.put("DANDEX_RATE", "many");
    environment.put("DANDEX_DOCUMENTS_ONLY", "true");
    environment.put("DANDEX_EXPORT_SECRET_FILE", home.resolve("none").toString());
    environment.put("DANDEX_STOP_PATIENCE", "20");
    environment.put("DANDEX_LOG_LEVEL", "loud");

    var said = run("runs");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).doesNotContain("s3cret");
    assertThat(said.errors()).hasSize(10).first().isEqualTo("dandex: 9 settings cannot be used:");
    assertThat(said.errors().subList(1, 10))
        .satisfiesExactlyInAnyOrder(
            line ->
                assertThat(line)
                    .startsWith("  DANDEX_DATABASE_URL is \"mysql://***@db/x\"; ")
                    .contains("postgresql://user:password@host:5432/database"),
            line ->
                assertThat(line)
                    .startsWith("  DANDEX_ELASTICSEARCH_API_KEY needs DANDEX_ELASTICSEARCH_URL, "),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "  DANDEX_INDEX_SHARDS is \"0\"; it takes a whole number from 1 to 1024"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "  DANDEX_SCHEDULE_ZONE is \"Mars/Olympus\"; it takes a zone such as"
                            + " Europe/Berlin"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "  DANDEX_RATE is \"many\"; it takes a whole number from 0 to 9999999"),
            line ->
                assertThat(line)
                    .isEqualTo("  DANDEX_DOCUMENTS_ONLY needs DANDEX_DOCUMENTS, their folder"),
            line ->
                assertThat(line)
                    .startsWith("  DANDEX_EXPORT_SECRET_FILE is ")
                    .endsWith("none, which cannot be read"),
            line ->
                assertThat(line)
                    .isEqualTo("  DANDEX_DRAIN_PATIENCE: it takes less than DANDEX_STOP_PATIENCE"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "  DANDEX_LOG_LEVEL is \"loud\"; it takes `error` or `warn` or `info` or"
                            + " `debug` or `trace`"));
  }

  @Test
  void what_is_said_wrongly_is_not_taken_for_left_out() {
    environment.put("DANDEX_DOCUMENTS", "/there/is/no/such/folder");
    environment.put("DANDEX_DOCUMENTS_ONLY", "true");
    environment.put("DANDEX_DATABASE_URL_FILE", "/there/is/no/such/file");
    environment.put("DANDEX_DATABASE_PASSWORD", "s3cret");

    assertThatThrownBy(() -> Config.of(environment, home))
        .isInstanceOf(UsageError.class)
        .message()
        .hasLineCount(3)
        .contains("DANDEX_DOCUMENTS is ", "DANDEX_DATABASE_URL_FILE is ")
        .doesNotContain("needs");
  }

  @Test
  void what_cannot_be_used_is_told_with_the_names_that_may_be_misspelled() {
    environment.put("DANDEX_RATE", "often");
    environment.put("DANDEX_DATABSE_URL", "postgresql://somewhere/else");

    assertThatThrownBy(() -> Config.of(environment, home))
        .isInstanceOf(UsageError.class)
        .message()
        .hasLineCount(2)
        .startsWith("DANDEX_RATE is ")
        .endsWith("is not heeded; is DANDEX_DATABASE_URL meant?");
  }

  @Test
  void a_blank_says_nothing() {
    environment.put("DANDEX_RATE", " ");
    environment.put("DANDEX_DATABASE_PASSWORD_FILE", "");

    assertThat(Config.of(environment, home).access().rate()).isEqualTo(600);
  }

  @Test
  void a_variable_that_is_none_of_ours_is_told_once_and_no_error() {
    environment.put("DANDEX_ELASTIC_URL", "http://me:s3cret@es");
    environment.put("DANDEX_CHARTS_OF_SOMEBODY_ELSE", "s3cret");
    environment.put("PATH", "/bin");

    var said = run("config");

    assertThat(said.exit()).isZero();
    assertThat(said.errors())
        .containsExactly(
            "dandex: DANDEX_CHARTS_OF_SOMEBODY_ELSE is no setting of this program and is not"
                + " heeded",
            "dandex: DANDEX_ELASTIC_URL is no setting of this program and is not heeded; is"
                + " DANDEX_ELASTICSEARCH_URL meant?");
  }

  @ParameterizedTest
  @CsvSource({
    "DANDEX_DATABSE_URL, DANDEX_DATABASE_URL",
    "DANDEX_KEY_REQUIRED, DANDEX_KEYS_REQUIRED",
    "DANDEX_LIMIT_DEPHT, DANDEX_LIMIT_DEPTH",
    "DANDEX_X, ''"
  })
  void the_nearest_name_is_meant_where_one_is_near(String mistyped, String meant) {
    assertThat(Nearest.of(mistyped, Setting.values()).map(Enum::name).orElse("")).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"'', abc, 3", "abc, abc, 0", "kitten, sitting, 5", "flaw, lawn, 2"})
  void names_are_as_far_apart_as_they_have_other_letters(String one, String other, int far) {
    assertThat(Nearest.distance(one, other)).isEqualTo(far);
    assertThat(Nearest.distance(other, one)).isEqualTo(far);
  }
}
