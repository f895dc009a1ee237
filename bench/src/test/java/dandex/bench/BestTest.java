package dandex.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestTest {
  @Test
  void the_fastest_of_nine_ways_is_the_reference() throws Exception {
    var tried = new ArrayList<String>();

    var best =
        Best.of(
            List.of(1, 5, 20),
            (workers, batch) -> {
              tried.add(workers + "x" + batch);
              return workers == 2 && batch == 5 ? 100 : workers + batch;
            });

    assertThat(tried)
        .containsExactly("1x1", "1x5", "1x20", "2x1", "2x5", "2x20", "4x1", "4x5", "4x20");
    assertThat(best).isEqualTo(new Best(2, 5, 100));
    assertThat(best.told("bare", "MB")).isEqualTo("bare, 2 at once, 5 MB a batch");
  }
}
