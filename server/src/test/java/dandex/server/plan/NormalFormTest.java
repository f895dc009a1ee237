package dandex.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.AssetField;
import dandex.catalog.Condition;
import dandex.catalog.Condition.AnyObject;
import dandex.catalog.Condition.Contains;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.Exists;
import dandex.catalog.Condition.NumberIn;
import dandex.catalog.Condition.NumberWithin;
import dandex.catalog.Condition.StartsWith;
import dandex.catalog.Condition.TimeWithin;
import dandex.catalog.Filter;
import dandex.catalog.Filter.All;
import dandex.catalog.Filter.Any;
import dandex.catalog.Filter.Is;
import dandex.catalog.Filter.Not;
import dandex.catalog.ObjectField;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalFormTest {
  private static final Filter<AssetField> EVERYTHING = Filter.everything();
  private static final Filter<AssetField> NOTHING = new Any<>(List.of());
  private static final Filter<AssetField> A = word(new EqualToAnyOf(List.of("a")));
  private static final Filter<AssetField> B = word(new StartsWith("b"));
  private static final Filter<AssetField> C = word(new Contains("c"));

  @Test
  void empty_lists_match_nothing_and_empty_texts_whatever_is_there() {
    assertThat(NormalForm.of(word(new EqualToAnyOf(List.of())))).isEqualTo(NOTHING);
    assertThat(NormalForm.of(word(new NumberIn(List.of())))).isEqualTo(NOTHING);
    assertThat(NormalForm.of(word(new StartsWith("")))).isEqualTo(word(new Exists(true)));
    assertThat(NormalForm.of(word(new Contains("")))).isEqualTo(word(new Exists(true)));
  }

  @Test
  void ranges_without_a_bound_match_whatever_is_there() {
    assertThat(NormalForm.of(word(new NumberWithin(null, null, null, null))))
        .isEqualTo(word(new Exists(true)));
    assertThat(NormalForm.of(word(new TimeWithin(null, null, null, null))))
        .isEqualTo(word(new Exists(true)));
    assertThat(NormalForm.of(word(new NumberWithin(1L, null, null, null))))
        .isEqualTo(word(new NumberWithin(1L, null, null, null)));
  }

  @Test
  void an_absent_value_is_no_value() {
    assertThat(NormalForm.of(word(new Exists(false)))).isEqualTo(not(word(new Exists(true))));
    assertThat(NormalForm.of(not(word(new Exists(false))))).isEqualTo(word(new Exists(true)));
  }

  @Test
  void words_that_nobody_can_keep_are_left_out() {
    assertThat(NormalForm.of(word(new EqualToAnyOf(List.of("a", "\0", "\ud800", "a")))))
        .isEqualTo(A);
    assertThat(NormalForm.of(word(new EqualToAnyOf(List.of("a\0"))))).isEqualTo(NOTHING);
    assertThat(NormalForm.of(word(new StartsWith("\0")))).isEqualTo(NOTHING);
    assertThat(NormalForm.of(word(new Contains("\udc00")))).isEqualTo(NOTHING);
  }

  @Test
  void trees_are_flat() {
    assertThat(NormalForm.of(all(A, all(B, all(C), EVERYTHING)))).isEqualTo(all(A, B, C));
    assertThat(NormalForm.of(any(A, any(B, any(C), NOTHING)))).isEqualTo(any(A, B, C));
    assertThat(NormalForm.of(not(not(not(any(A)))))).isEqualTo(not(A));
  }

  @Test
  void nothing_and_everything_swallow_what_stands_beside_them() {
    assertThat(NormalForm.of(all(A, NOTHING, B))).isEqualTo(NOTHING);
    assertThat(NormalForm.of(any(A, EVERYTHING))).isEqualTo(EVERYTHING);
    assertThat(NormalForm.of(not(all()))).isEqualTo(NOTHING);
    assertThat(NormalForm.of(not(any()))).isEqualTo(EVERYTHING);
  }

  @Test
  void no_object_satisfies_nothing_and_every_object_has_a_path() {
    Filter<ObjectField> path = new Is<>(ObjectField.PATH, new Exists(true));

    assertThat(NormalForm.of(object(new Not<>(path)))).isEqualTo(NOTHING);
    assertThat(NormalForm.of(object(path))).isEqualTo(object(Filter.everything()));
  }

  private static Filter<AssetField> word(Condition condition) {
    return new Is<>(AssetField.SUBJECT, condition);
  }

  private static Filter<AssetField> object(Filter<ObjectField> filter) {
    return new Is<>(AssetField.NWB_OBJECTS, new AnyObject(filter));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Filter<AssetField> all(Filter<AssetField>... parts) {
    return new All<>(Arrays.stream(parts).toList());
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Filter<AssetField> any(Filter<AssetField>... parts) {
    return new Any<>(Arrays.stream(parts).toList());
  }

  private static Filter<AssetField> not(Filter<AssetField> part) {
    return new Not<>(part);
  }
}
