package dandex.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.NumberIn;
import dandex.catalog.Filter;
import dandex.catalog.Filter.All;
import dandex.catalog.Filter.Any;
import dandex.catalog.Filter.Is;
import dandex.catalog.Filter.Not;
import dandex.catalog.ObjectField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rule against brute force. Paths are the numbers 0 to 7, condition k on a path holds when its
/// bit k is set, so the three conditions are independent; condition k on rows likewise.
class PathRuleTest {
  private static final long SEED = 20_260_101;
  private static final int BITS = 3;
  private static final List<List<Integer>> SETS_OF_PATHS =
      IntStream.range(1, 1 << 8)
          .filter(set -> Integer.bitCount(set) <= 3)
          .mapToObj(set -> IntStream.range(0, 8).filter(i -> (set >> i & 1) == 1).boxed().toList())
          .toList();

  @Test
  void what_the_rule_calls_exact_no_entry_answers_wrongly() {
    var random = new Random(SEED);
    var exact = 0;
    for (var round = 0; round < 20_000; round++) {
      var filter = NormalForm.of(filter(random, leaves(random)));
      if (PathRule.of(filter) == PathRule.INEXACT) continue;
      if (PathRule.of(filter) == PathRule.EXACT) exact++;
      assertThat(wrongSomewhere(filter)).as("seed %d: %s", SEED, filter).isFalse();
    }

    assertThat(exact).isGreaterThan(2000);
  }

  @Test
  void what_the_rule_calls_inexact_some_entry_mostly_answers_wrongly() {
    var random = new Random(SEED + 1);
    var inexact = 0;
    var wrong = 0;
    for (var round = 0; round < 20_000; round++) {
      var filter = NormalForm.of(filter(random, leaves(random)));
      if (PathRule.of(filter) != PathRule.INEXACT) continue;
      inexact++;
      if (wrongSomewhere(filter)) wrong++;
    }

    assertThat(inexact).isGreaterThan(2000);
    assertThat(wrong / (double) inexact).as("%d of %d", wrong, inexact).isGreaterThan(0.95);
  }

  /// Each condition once, that none imply another.
  private static List<Filter<ObjectField>> leaves(Random random) {
    var leaves = new ArrayList<Filter<ObjectField>>();
    for (var bit = 0; bit < BITS; bit++) {
      leaves.add(
          new Is<>(ObjectField.PATH, new EqualToAnyOf(numbers(bit).map(String::valueOf).toList())));
      leaves.add(
          new Is<>(ObjectField.ROWS, new NumberIn(numbers(bit).map(Integer::longValue).toList())));
    }
    Collections.shuffle(leaves, random);
    return leaves.subList(0, 1 + random.nextInt(leaves.size()));
  }

  private static Stream<Integer> numbers(int bit) {
    return IntStream.range(0, 1 << BITS).filter(i -> (i >> bit & 1) == 1).boxed();
  }

  /// A random tree with just these leaves.
  private static Filter<ObjectField> filter(Random random, List<Filter<ObjectField>> leaves) {
    var negated = random.nextInt(4) == 0;
    if (negated) return new Not<>(filter(random, leaves));
    if (leaves.size() == 1) return leaves.getFirst();
    var cut = 1 + random.nextInt(leaves.size() - 1);
    var parts =
        List.of(
            filter(random, leaves.subList(0, cut)),
            filter(random, leaves.subList(cut, leaves.size())));
    return random.nextBoolean() ? new All<>(parts) : new Any<>(parts);
  }

  private static boolean wrongSomewhere(Filter<ObjectField> filter) {
    return IntStream.range(0, 1 << BITS)
        .anyMatch(rows ->
            SETS_OF_PATHS.stream()
                .anyMatch(paths ->
                    holds(filter, rows, paths)
                        != paths.stream().anyMatch(path -> holds(filter, rows, List.of(path)))));
  }

  /// As an entry with these paths answers; with one path, as the object does.
  private static boolean holds(Filter<ObjectField> filter, long rows, List<Integer> paths) {
    return switch (filter) {
      case All<ObjectField>(var parts) -> parts.stream().allMatch(p -> holds(p, rows, paths));
      case Any<ObjectField>(var parts) -> parts.stream().anyMatch(p -> holds(p, rows, paths));
      case Not<ObjectField>(var part) -> !holds(part, rows, paths);
      case Is<ObjectField>(_, EqualToAnyOf(var words)) ->
          paths.stream().anyMatch(path -> words.contains(path.toString()));
      case Is<ObjectField>(_, NumberIn(var numbers)) -> numbers.contains(rows);
      case Is<ObjectField> _ -> throw new IllegalStateException();
    };
  }
}
