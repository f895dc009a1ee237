package dandex.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
  @Test
  void a_cell_is_quoted_where_it_must_be() {
    assertThat(CsvWriter.cell("sub-01/a.nwb")).isEqualTo("sub-01/a.nwb");
    assertThat(CsvWriter.cell("a,b")).isEqualTo("\"a,b\"");
    assertThat(CsvWriter.cell("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
    assertThat(CsvWriter.cell("a\nb")).isEqualTo("\"a\nb\"");
    assertThat(CsvWriter.cell(null)).isEmpty();
    assertThat(CsvWriter.cell(List.of("a", "b,c"))).isEqualTo("\"a; b,c\"");
    assertThat(CsvWriter.cell(List.of())).isEmpty();
  }

  @Test
  void no_text_is_a_formula_but_numbers_stay_numbers() {
    for (var start : List.of("=", "+", "-", "@", "\t")) {
      assertThat(CsvWriter.cell(start + "1")).isEqualTo("'" + start + "1");
    }
    assertThat(CsvWriter.cell("=A1,\"x\"")).isEqualTo("\"'=A1,\"\"x\"\"\"");
    assertThat(CsvWriter.cell(List.of("-1", "2"))).isEqualTo("'-1; 2");
    assertThat(CsvWriter.cell(-1L)).isEqualTo("-1");
  }
}
