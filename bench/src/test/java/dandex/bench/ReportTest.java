package dandex.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Row SLOW =
      new Row("a page", 30, "ms", "bare", 10.0, Row.Aim.atMost(1.5), 5_000_000L);
  private static final Row FAST =
      new Row("a name", 30_000, "requests/s", "yoga", 5_000.0, Row.Aim.atLeast(5), null);
  private static final Row ALONE = new Row("a start", 2, "s", null, null, null, null);

  @Test
  void the_table_says_what_was_aimed_at_and_whether_it_is_met() {
    assertThat(new Report(List.of(SLOW, FAST, ALONE)).table().lines())
        .endsWith(
            "| a page | 30.00 ms | bare: 10.00 ms | 3.00 | ≤ 1.50 | no | 5 MB |",
            "| a name | 30,000 requests/s | yoga: 5,000 requests/s | 6.00 | ≥ 5.00 | yes |  |",
            "| a start | 2.00 s |  |  |  |  |  |");
  }

  @Test
  void the_json_has_the_same_keys_in_every_row() throws Exception {
    var rows = new ObjectMapper().readTree(new Report(List.of(SLOW, ALONE)).json());

    for (var row : rows) {
      assertThat(row.fieldNames())
          .toIterable()
          .containsExactly(
              "what", "figure", "unit", "against", "reference", "ratio", "aim", "met", "heap");
    }
    assertThat(rows).hasSize(2);
    assertThat(rows.at("/0/met").asBoolean(true)).isFalse();
    assertThat(rows.at("/1/met").isNull()).isTrue();
  }

  @Test
  void what_was_written_as_json_is_read_as_it_was() throws Exception {
    var rows = List.of(SLOW, FAST, ALONE);

    assertThat(Report.of(new Report(rows).json()).rows()).isEqualTo(rows);
  }
}
