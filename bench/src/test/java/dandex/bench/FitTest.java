package dandex.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FitTest {
  private static Fit fit(DoubleUnaryOperator figure, double... sizes) {
    return Fit.of(
        Arrays.stream(sizes)
            .mapToObj(size -> new Fit.Point(size, figure.applyAsDouble(size)))
            .toList());
  }

  @Test
  void the_exponent_is_that_of_the_power() {
    assertThat(fit(x -> 3 * Math.pow(x, 1.5), 10, 1_000, 100_000).exponent())
        .isCloseTo(1.5, within(1e-9));
    assertThat(fit(x -> 7, 10, 100).exponent()).isCloseTo(0, within(1e-9));
    assertThat(fit(x -> 1 / x, 10, 100, 1_000).exponent()).isCloseTo(-1, within(1e-9));
  }

  @Test
  void what_strays_is_weighed_by_least_squares() {
    // log10: (1, 1), (2, 3), (3, 3); the slope is 1.
    var points = List.of(new Fit.Point(10, 10), new Fit.Point(100, 1e3), new Fit.Point(1e3, 1e3));

    assertThat(Fit.of(points).exponent()).isCloseTo(1, within(1e-9));
  }

  @Test
  void one_size_or_a_figure_of_nothing_is_refused() {
    assertThatThrownBy(() -> fit(x -> x, 10, 10)).hasMessageContaining("one size");
    assertThatThrownBy(() -> new Fit.Point(10, 0)).hasMessageContaining("no logarithm");
  }

  @Test
  void growth_is_told_of_figures_that_there_are_at_every_size() {
    var bySize = new LinkedHashMap<Integer, List<Row>>();
    bySize.put(10, List.of(Row.alone("a sync", 5, "s", null), Row.alone("more", 1, "s", null)));
    bySize.put(1_000, List.of(Row.alone("a sync", 500, "s", null)));

    var grown = Growth.exponents(bySize);

    assertThat(grown).hasSize(1);
    assertThat(grown.getFirst().what()).isEqualTo("growth of a sync, in s");
    assertThat(grown.getFirst().figure()).isCloseTo(1, within(1e-9));
  }
}
