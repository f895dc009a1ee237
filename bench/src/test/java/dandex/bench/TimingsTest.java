package dandex.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimingsTest {
  private static final long MILLISECOND = 1_000_000;

  @Test
  void percentiles_are_times_that_occurred() {
    var timings =
        Timings.of(LongStream.rangeClosed(1, 200).map(n -> (201 - n) * MILLISECOND).toArray(), 1);

    assertThat(timings.percentile(50)).isEqualTo(100);
    assertThat(timings.percentile(99)).isEqualTo(198);
    assertThat(Timings.of(new long[] {7 * MILLISECOND}, 1).percentile(99)).isEqualTo(7);
  }

  @Test
  void turns_add_up() {
    var one = Timings.of(new long[] {3, 1}, 1_000_000_000);
    var both = one.and(Timings.of(new long[] {2, 4}, 3_000_000_000L));

    assertThat(both.count()).isEqualTo(4);
    assertThat(both.percentile(100)).isEqualTo(4e-6);
    assertThat(both.perSecond()).isEqualTo(1);
  }
}
