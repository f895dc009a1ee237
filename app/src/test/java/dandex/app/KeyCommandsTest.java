package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.sandbox.TestServers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandsTest {
  private final String database = TestServers.freshDatabase();

  @TempDir Path home;

  private Said run(String... arguments) {
    return new Prompt(home, Map.of("DANDEX_DATABASE_URL", database)).run(arguments).stripped();
  }

  @Test
  void a_key_is_shown_once_listed_without_its_secret_and_revoked() throws Exception {
    assertThat(run("key", "list").err()).contains("dandex key create");
    assertThat(run("key", "list", "--json").out()).isEqualTo("[ ]");

    var made = run("key", "create", "ada", "--operate", "--rate", "7");
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(made.out()).matches("dandex_[0-9a-f]{16}_[0-9a-f]{64}");
    assertThat(made.err()).contains("ada may read and ask for runs", "not shown again");
    assertThat(run("key", "create", "grace").err()).contains("grace may read.");

    var listed = run("key", "list").out();
    assertThat(listed.lines())
        .hasSize(3)
        .anyMatch(line -> line.matches("ada +[0-9a-f]{16}  operate  7 .* -  +-"))
        .anyMatch(line -> line.matches("grace +[0-9a-f]{16}  read +usual .*"));
    assertThat(listed).contains(made.out().substring(7, 23));
    assertThat(listed).doesNotContain(made.out().substring(24));

    assertThat(run("key", "revoke", "ada").out()).isEqualTo("Key ada is revoked.");
    assertThat(run("key", "revoke", "ada").exit()).isZero();
    var json = new ObjectMapper().readTree(run("key", "list", "--json").out());
    assertThat(json.path(0).path("key").asText()).isEqualTo("ada");
    assertThat(json.path(0).path("may").asText()).isEqualTo("operate");
    assertThat(json.path(0).path("rate").intValue()).isEqualTo(7);
    assertThat(json.path(0).path("revoked").asText()).endsWith("Z");
    assertThat(json.path(1).path("rate").isNull()).isTrue();
    assertThat(json.path(1).path("revoked").isNull()).isTrue();
  }

  @Test
  void a_name_that_is_taken_and_one_that_is_not_there_are_one_clear_line() {
    run("key", "create", "ada");

    assertThat(run("key", "create", "ada"))
        .isEqualTo(
            new Said(1, "", "dandex: There is, or was, a key ada already; choose another name.\n"));
    assertThat(run("key", "revoke", "grace"))
        .isEqualTo(new Said(1, "", "dandex: There is no key grace.\n"));
  }
}
