package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README says is so.
class ReadmeTest {
  private static final Path CHECKOUT = Path.of(System.getProperty("dandex.checkout"));
  private static final int LONGEST = 150;

  @TempDir Path home;

  private static String readme() throws Exception {
    return Files.readString(CHECKOUT.resolve("README.md"));
  }

  private static String block(String language) throws Exception {
    var block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme());
    assertThat(block.find()).as("a block of " + language).isTrue();
    return block.group(1).strip();
  }

  @Test
  void its_two_commands_end_with_the_answer_that_it_shows() throws Exception {
    var out = new StringWriter();
    var err = new StringWriter();
    var surroundings =
        new Surroundings(
            () -> Config.of(Map.of(), Path.of(System.getProperty("dandex.home"))),
            new Console(new PrintWriter(out), new PrintWriter(err)),
            Clock.systemUTC(),
            false);

    var exit = Main.run(surroundings, "quickstart", "--once");

    assertThat(exit).as(err.toString()).isZero();
    var json = new ObjectMapper();
    assertThat(out.toString()).contains(block("graphql"));
    var answer = out.toString().substring(out.toString().indexOf("{\n  \"data\""));
    assertThat(json.readTree(answer)).isEqualTo(json.readTree(block("json")));
  }

  private static List<String> settings() {
    return Stream.of(Setting.values())
        .map(one -> "| `%s` | %s | %s |".formatted(one, one.otherwise(), one.meaning()))
        .toList();
  }

  @Test
  void the_table_of_settings_is_the_programs() throws Exception {
    assertThat(Files.readString(CHECKOUT.resolve("docs/operations.md")))
        .contains("|---|---|---|\n" + String.join("\n", settings()) + "\n");
  }

  @Test
  void the_settings_that_it_names_are_the_programs() throws Exception {
    var rows = readme().lines().filter(line -> line.startsWith("| `DANDEX_")).toList();

    assertThat(rows).hasSize(5);
    assertThat(settings()).containsAll(rows);
  }

  @Test
  void its_figures_are_those_that_were_measured() throws Exception {
    var measured = Files.readString(CHECKOUT.resolve("docs/performance.md"));
    var told = readme().substring(readme().indexOf("On two cores"));
    var figures =
        Pattern.compile("(\\d[\\d,.]*)(?= (?:assets/s|MB/s|documents/s|ms|to ))")
            .matcher(told)
            .results()
            .map(figure -> figure.group(1))
            .toList();

    assertThat(figures)
        .hasSize(7)
        .allSatisfy(
            figure -> assertThat(measured).containsPattern("[ :]" + Pattern.quote(figure) + " "));
  }

  @Test
  void it_is_short() throws Exception {
    assertThat(readme().lines().count()).isLessThanOrEqualTo(LONGEST);
  }
}
