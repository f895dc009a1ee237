package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What a command line says to those who mistype it, and to those whose servers are not there.
class CommandLineTest {
  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();

  private Said run(String... arguments) {
    return new Prompt(home, environment).run(arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quickstart",
        "up",
        "down",
        "status",
        "config",
        "sync",
        "sync dandi",
        "sync lindi",
        "sync all",
        "mirror",
        "mirror rebuild",
        "mirror rollback",
        "mirror parked",
        "mirror verify",
        "serve",
        "runs",
        "work",
        "requests",
        "requests put",
        "requests cancel",
        "schedule",
        "reader",
        "key",
        "key create",
        "key list",
        "key revoke",
        "archive"
      })
  void every_command_explains_itself(String command) {
    var said = run((command + " --help").split(" "));

    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("Usage: dandex " + command, "--help");
  }

  /// Lists of commands show the first of these, and each is wrapped by itself.
  @Test
  void descriptions_are_whole_sentences() {
    var nowhere = java.io.Writer.nullWriter();
    var surroundings =
        new Surroundings(
            () -> Config.of(environment, home),
            new Console(new PrintWriter(nowhere), new PrintWriter(nowhere)),
            Clock.systemUTC(),
            false);
    var commands = new ArrayList<CommandLine>();
    commands.add(new CommandLine(new Dandex(), new Commands(surroundings)));
    for (var at = 0; at < commands.size(); at++) {
      commands.addAll(commands.get(at).getSubcommands().values());
    }

    assertThat(commands).hasSizeGreaterThan(25);
    for (var command : commands) {
      var spec = command.getCommandSpec();
      assertThat(spec.usageMessage().description()).as(spec.qualifiedName()).isNotEmpty();
      assertThat(Arrays.asList(spec.usageMessage().description())).allMatch(CommandLineTest::ends);
      for (var option : spec.options()) {
        assertThat(Arrays.asList(option.description()))
            .as(option.toString())
            .allMatch(CommandLineTest::ends);
      }
    }
  }

  private static boolean ends(String sentence) {
    return sentence.endsWith(".") || sentence.endsWith(".%n");
  }

  @Test
  void help_names_every_command() {
    assertThat(run("--help").out())
        .contains("quickstart", "up", "down", "status", "sync", "mirror", "serve", "archive")
        .contains("runs", "work", "requests", "schedule", "reader", "key", "config");
  }

  @Test
  void an_unknown_option_is_named_with_what_may_have_been_meant() {
    var said = run("sync", "dandi", "--dandiset", "3");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.errors().getFirst()).contains("--dandiset");
    assertThat(said.err()).contains("See: dandex sync dandi --help");
  }

  @Test
  void an_unknown_command_is_named() {
    var said = run("sycn");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("sycn", "Did you mean", "sync");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sync dandi --dandiset-id abc",
        "sync dandi --concurrency 0",
        "sync dandi --max-requests-per-minute -1",
        "sync dandi --concurrency many",
        "sync dandi --since yesterday",
        "sync dandi --since 2024-13-01",
        "sync dandi --since 2024-01-01T12:00:00",
        "sync dandi --dandisets-only --assets-only",
        "sync dandi --include-published --drafts-only",
        "sync dandi --skip-deletions --allow-mass-deletion",
        "sync dandi --max-assets 0",
        "sync dandi --timeout 0",
        "sync dandi --dry-run --lindi",
        "sync lindi --asset-id 1-2-3-4-5",
        "sync lindi --asset-id 37ca1798-b14c-4224-b8f0-037e2772533",
        "sync lindi --dandiset-id abc",
        "sync lindi --max-assets 0",
        "sync lindi --max-assets many",
        "sync lindi --revalidate-after 0",
        "sync lindi --revalidate-after 366",
        "sync lindi --timeout 0",
        "sync lindi --timeout 3601",
        "sync lindi --max-file-size 0",
        "sync lindi --max-file-size 1TBB",
        "sync lindi --max-file-size -1GB",
        "sync lindi --max-file-size 1.5GB",
        "sync lindi --max-file-size 999999999999GB",
        "sync lindi --concurrency 65",
        "sync lindi --max-requests-per-minute -1",
        "sync lindi --since 2024-01-01",
        "mirror rebuild --keep -1",
        "mirror rebuild --keep 11",
        "mirror rebuild --keep some",
        "mirror rollback --keep 1",
        "mirror --follow --json",
        "mirror --follow --wait",
        "serve --port 70000",
        "runs --last 0",
        "runs seven",
        "runs --kind nonsense",
        "work --kind nonsense",
        "requests --last 1001",
        "requests put",
        "requests put nonsense",
        "requests put mirror --options nonsense",
        "requests put mirror --options []",
        "requests put mirror --options {\"concurrency\":4}",
        "requests put dandi --options {\"force\":true}",
        "requests put dandi --options {\"dandisets\":[\"abc\"]}",
        "requests put dandi --options {\"forceFullSync\":1}",
        "requests put lindi --options {\"concurrency\":65}",
        "requests put lindi --options {\"force\":true}",
        "requests put lindi --options {\"assets\":[\"abc\"]}",
        "requests put lindi --options {\"maxFileSize\":\"1GB\"}",
        "requests put lindi --options {\"retryAbsent\":1}",
        "requests put mirror --options 1",
        "requests put rebuild --options {\"keep\":11}",
        "requests put rebuild --options {\"kept\":1}",
        "requests put verify --options {\"repair\":1}",
        "requests cancel",
        "requests cancel seven",
        "reader --name pg_mine",
        "reader --statement-timeout 0",
        "reader --connections 0",
        "reader --password-file /there/is/no/such/file",
        "key",
        "key create",
        "key create two,words",
        "key create me --rate -1",
        "key create me --rate many",
        "key revoke",
        "archive --folder /there/is/no/such/folder",
        "quickstart --archive nonsense",
        "sync",
        ""
      })
  void a_bad_value_is_a_usage_error_of_one_clear_line(String line) {
    var said = run(line.isEmpty() ? new String[0] : line.split(" "));

    assertThat(said.exit()).as(said.err()).isEqualTo(2);
    assertThat(said.errors().getFirst()).startsWith("dandex: ");
    assertThat(said.err()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void every_option_of_sync_lindi_is_explained_with_its_default() {
    assertThat(run("sync", "lindi", "--help").out())
        .contains("--dry-run", "--force-refresh", "--dandiset-id", "--asset-id", "--max-assets")
        .contains("--timeout", "--concurrency", "--max-file-size", "--max-requests-per-minute")
        .contains("--retry-absent", "--revalidate-after", "--verbose", "--no-progress", "--json")
        .contains("(default: no", "(default: 1GB)", "(default: 30)", "--wait");
  }

  @Test
  void a_size_that_is_none_is_named_with_what_may_be_written() {
    assertThat(run("sync", "lindi", "--max-file-size", "huge").errors().getFirst())
        .contains("--max-file-size", "\"huge\" is no size", "500MB", "512MiB");
  }

  @Test
  void a_bad_setting_is_named_and_its_password_is_not() {
    environment.put("DANDEX_DATABASE_URL", "mysql://me:secret@db/x");

    var said = run("runs");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("DANDEX_DATABASE_URL").doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "DANDEX_KEYS_REQUIRED, yes",
    "DANDEX_TRUST_PROXY, 1",
    "DANDEX_RATE, -1",
    "DANDEX_RATE, many",
    "DANDEX_KEY_RATE, 10000000"
  })
  void a_setting_of_access_that_is_none_is_named(String setting, String value) {
    environment.put(setting, value);

    var said = run("runs");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.errors().getFirst()).contains(setting + " is \"" + value + "\"; it takes ");
  }

  @Test
  void a_database_that_is_not_there_is_one_clear_line() {
    environment.put("DANDEX_DATABASE_URL", "postgresql://me:secret@127.0.0.1:1/x");

    var said = run("runs");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.errors()).hasSize(1);
    assertThat(said.err()).contains("127.0.0.1:1").doesNotContain("secret", "Exception");
  }

  @Test
  void status_says_what_is_not_up_and_starts_nothing() {
    var said = run("status");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).contains("Postgres       not up", "Elasticsearch  not up");
    assertThat(home).isEmptyDirectory();
  }
}
