package dandex.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTest {
  private final StringWriter err = new StringWriter();

  @Test
  void a_part_that_is_none_is_refused_with_those_that_are() {
    assertThat(run(Map.of(), "--only", "cokbook")).isEqualTo(2);
    assertThat(err.toString()).contains("cokbook", "COOKBOOK", "GROWTH", "LINDI", "START", "SYNC");
  }

  @Test
  void stores_that_are_filled_have_to_be_named() {
    assertThat(run(Map.of("DANDEX_DATABASE_URL", "postgresql://a/b"), "--filled")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("DANDEX_ELASTICSEARCH_URL is not set, which --filled needs")
        .doesNotContain("\tat ");
  }

  @Test
  void a_store_that_is_down_is_told_in_a_line() {
    var down =
        Map.of(
            "DANDEX_DATABASE_URL", "postgresql://u@127.0.0.1:1/x",
            "DANDEX_ELASTICSEARCH_URL", "http://127.0.0.1:1");

    assertThat(run(down, "--filled", "--only", "mirror")).isEqualTo(1);
    assertThat(err.toString()).matches("dandex bench: nobody answers at 127.0.0.1:1\n");
  }

  @Test
  void a_database_that_is_down_is_told_in_a_line() {
    var down =
        Map.of(
            "DANDEX_DATABASE_URL", "postgresql://u@127.0.0.1:1/x",
            "DANDEX_ELASTICSEARCH_URL", "http://127.0.0.1:1");

    assertThat(run(down, "--filled", "--only", "sync")).isEqualTo(1);
    assertThat(err.toString()).matches("dandex bench: Connection to 127.0.0.1:1 refused.*\n");
  }

  @Test
  void growth_is_its_own_measurement() {
    assertThat(run(Map.of(), "--growth", "--only", "sync")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--growth and --only say two things");

    assertThat(run(Map.of(), "--growth", "--up-to", "9999")).isEqualTo(2);
    assertThat(err.toString()).contains("--up-to is 9999; the least is 10000");
  }

  @Test
  void what_takes_long_or_deletes_is_measured_only_when_it_is_asked_for() {
    assertThat(Part.usual(false))
        .containsExactly(
            Part.SYNC, Part.LINDI, Part.MIRROR, Part.COOKBOOK, Part.THROUGHPUT, Part.START);
    assertThat(Part.usual(true)).doesNotContain(Part.MIRROR, Part.GROWTH);
  }

  private int run(Map<String, String> environment, String... arguments) {
    return Bench.line(environment).setErr(new PrintWriter(err)).execute(arguments);
  }
}
