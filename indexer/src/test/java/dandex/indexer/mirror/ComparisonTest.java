package dandex.indexer.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.DocumentKind;
import dandex.indexer.mirror.Comparison.Entry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void two_sides_that_are_equal_agree() {
    var both = List.of(new Entry("a", 1), new Entry("b", 7));

    var comparison = compare(both, both);

    assertThat(comparison.agrees()).isTrue();
    assertThat(comparison.rows()).isEqualTo(2);
  }

  @Test
  void each_difference_is_named() {
    var comparison =
        compare(
            List.of(new Entry("a", 1), new Entry("c", 2), new Entry("d", 3), new Entry("f", 1)),
            List.of(new Entry("b", 1), new Entry("c", 1), new Entry("d", 3), new Entry("g", 1)));

    assertThat(comparison.missing()).isEqualTo(new Sample(2, List.of("a", "f")));
    assertThat(comparison.stale()).isEqualTo(new Sample(1, List.of("c")));
    assertThat(comparison.surplus()).isEqualTo(new Sample(2, List.of("b", "g")));
    assertThat(comparison.agrees()).isFalse();
  }

  @Test
  void nothing_agrees_with_nothing() {
    assertThat(compare(List.of(), List.of()).agrees()).isTrue();
  }

  @Test
  void all_differences_are_counted_and_the_first_are_named() {
    var rows = IntStream.range(100, 200).mapToObj(it -> new Entry("" + it, 1)).toList();

    var missing = compare(rows, List.of()).missing();

    assertThat(missing.count()).isEqualTo(100);
    assertThat(missing.first()).hasSize(20).startsWith("100", "101").endsWith("119");
  }

  private static Comparison compare(List<Entry> rows, List<Entry> documents) {
    return Comparison.of(
        DocumentKind.ASSET, rows.iterator(), documents.iterator(), Comparison.Listener.NOBODY);
  }
}
