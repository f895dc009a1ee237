package dandex.server.plan;

import static dandex.server.plan.Questions.about;
import static dandex.server.plan.Questions.object;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.AssetField;
import dandex.catalog.Condition;
import dandex.catalog.Condition.Contains;
import dandex.catalog.Condition.Exists;
import dandex.catalog.Condition.NumberWithin;
import dandex.catalog.Condition.StartsWith;
import dandex.catalog.DandisetField;
import dandex.catalog.Filter;
import dandex.catalog.Filter.All;
import dandex.catalog.Filter.Any;
import dandex.catalog.Filter.Is;
import dandex.catalog.Filter.Not;
import dandex.catalog.ObjectField;
import dandex.catalog.Order;
import dandex.server.plan.Plan.ByColumns;
import dandex.server.plan.Plan.BySearch;
import dandex.server.plan.Plan.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final Filter<ObjectField> LFP = path(new Contains("LFP"));
  private static final Filter<ObjectField> PROCESSING = path(new StartsWith("processing/"));
  private static final Filter<ObjectField> LONG =
      new Is<>(ObjectField.ROWS, new NumberWithin(null, 100L, null, null));

  @Test
  void a_question_without_objects_goes_to_search() {
    var question = about(new Is<>(AssetField.SPECIES, new StartsWith("Mus")));

    assertThat(Planner.assets(question)).isEqualTo(new BySearch<>(question));
  }

  @Test
  void one_path_of_an_object_goes_to_search() {
    assertThat(planOf(LFP)).isInstanceOf(BySearch.class);
    assertThat(planOf(all(LFP, LONG, any(LONG, not(LONG))))).isInstanceOf(BySearch.class);
    assertThat(planOf(any(all(LFP, LONG), all(PROCESSING, not(LONG)))))
        .isInstanceOf(BySearch.class);
    assertThat(planOf(all(LONG, any(LFP, PROCESSING)))).isInstanceOf(BySearch.class);
  }

  @Test
  void two_paths_of_one_object_go_to_columns() {
    assertThat(planOf(all(LFP, PROCESSING))).isInstanceOf(ByColumns.class);
    assertThat(planOf(all(LFP, LONG, any(PROCESSING, LONG)))).isInstanceOf(ByColumns.class);
  }

  @Test
  void a_negated_path_of_an_object_goes_to_columns() {
    assertThat(planOf(not(LFP))).isInstanceOf(ByColumns.class);
    assertThat(planOf(not(any(LONG, LFP)))).isInstanceOf(ByColumns.class);
  }

  @Test
  void a_path_negated_twice_goes_to_search() {
    assertThat(planOf(not(any(LONG, not(LFP))))).isInstanceOf(BySearch.class);
    assertThat(planOf(not(all(LONG, not(LFP))))).isInstanceOf(BySearch.class);
    assertThat(planOf(not(any(not(PROCESSING), not(LFP))))).isInstanceOf(ByColumns.class);
    assertThat(planOf(not(all(not(PROCESSING), not(LFP))))).isInstanceOf(BySearch.class);
  }

  @Test
  void paths_of_two_objects_go_to_search() {
    var filter = new All<>(List.of(object(LFP), object(PROCESSING), new Not<>(object(LFP))));

    assertThat(Planner.assets(about(filter))).isInstanceOf(BySearch.class);
  }

  @Test
  void a_condition_that_every_path_satisfies_says_nothing_of_the_path() {
    assertThat(planOf(all(LFP, path(new Exists(true))))).isInstanceOf(BySearch.class);
    assertThat(planOf(not(all(LONG, path(new StartsWith("")))))).isInstanceOf(BySearch.class);
  }

  @Test
  void a_plan_by_columns_says_why() {
    assertThat(planOf(not(LFP)))
        .isInstanceOfSatisfying(
            ByColumns.class,
            plan -> assertThat(plan.why()).startsWith("several conditions, or a negated one"));
  }

  @Test
  void full_text_besides_two_paths_of_one_object_is_refused_with_a_way_out() {
    var question = about(object(all(LFP, PROCESSING)));

    assertThat(Planner.assets(Questions.with(question, "mouse")))
        .isInstanceOfSatisfying(
            Refused.class, plan -> assertThat(plan.why()).contains("leave out the text"));
    assertThat(Planner.assets(Questions.with(question, " "))).isInstanceOf(ByColumns.class);
  }

  @Test
  void relevance_without_text_is_refused() {
    var byRelevance = new Order(Order.By.RELEVANCE, true);
    var assets = Questions.with(about(Filter.<AssetField>everything()), byRelevance);
    var dandisets = Questions.with(about(Filter.<DandisetField>everything()), byRelevance);

    assertThat(Planner.assets(assets)).isInstanceOf(Refused.class);
    assertThat(Planner.assets(Questions.with(assets, " "))).isInstanceOf(Refused.class);
    assertThat(Planner.assets(Questions.with(assets, "mouse"))).isInstanceOf(BySearch.class);
    assertThat(Planner.dandisets(dandisets)).isInstanceOf(Refused.class);
    assertThat(Planner.dandisets(Questions.with(dandisets, "mouse"))).isInstanceOf(BySearch.class);
  }

  @Test
  void a_part_too_long_for_search_goes_to_columns_unless_there_is_text() {
    var part = new Contains("a".repeat(Limits.PART + 1));

    assertThat(Planner.assets(about(new Is<>(AssetField.PATH, part))))
        .isInstanceOf(ByColumns.class);
    assertThat(Planner.dandisets(about(new Is<>(DandisetField.NAME, part))))
        .isInstanceOf(ByColumns.class);
    assertThat(
            Planner.dandisets(Questions.with(about(new Is<>(DandisetField.NAME, part)), "mouse")))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_filter_too_deep_or_too_large_is_refused() {
    Filter<ObjectField> deep = LFP;
    for (var i = 0; i < Limits.LEVELS; i++) deep = i % 2 == 0 ? not(all(deep, LONG)) : deep;
    var deeper = all(deep, not(any(deep, LONG)), LONG);
    Filter<ObjectField> large = new Any<>(Stream.generate(() -> LONG).limit(501).toList());

    assertThat(planOf(deeper)).isInstanceOf(Refused.class);
    assertThat(planOf(large)).isInstanceOf(Refused.class);
  }

  @Test
  void a_text_too_long_is_refused() {
    var question = about(Filter.<AssetField>everything());

    assertThat(Planner.assets(Questions.with(question, "mouse ".repeat(200))))
        .isInstanceOf(Refused.class);
  }

  @Test
  void levels_that_say_nothing_do_not_count() {
    Filter<ObjectField> deep = LFP;
    for (var i = 0; i < 100; i++) deep = not(not(all(any(deep))));

    assertThat(planOf(deep)).isInstanceOf(BySearch.class);
  }

  private static Plan<AssetField> planOf(Filter<ObjectField> object) {
    return Planner.assets(about(object(object)));
  }

  private static Filter<ObjectField> path(Condition condition) {
    return new Is<>(ObjectField.PATH, condition);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Filter<ObjectField> all(Filter<ObjectField>... parts) {
    return new All<>(Arrays.stream(parts).toList());
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Filter<ObjectField> any(Filter<ObjectField>... parts) {
    return new Any<>(Arrays.stream(parts).toList());
  }

  private static Filter<ObjectField> not(Filter<ObjectField> part) {
    return new Not<>(part);
  }
}
