package dandex.server.find;

import static dandex.server.find.Shelf.GROUPS;
import static dandex.server.find.Shelf.MOUSE;
import static dandex.server.find.Shelf.OLD;
import static dandex.server.find.Shelf.PUBLISHED;
import static dandex.server.find.Shelf.SHARED;
import static dandex.server.find.Shelf.anObject;
import static dandex.server.find.Shelf.by;
import static dandex.server.find.Shelf.in;
import static dandex.server.find.Shelf.is;
import static dandex.server.find.Shelf.page;
import static dandex.server.find.Shelf.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.Condition.Contains;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.Exists;
import dandex.catalog.Condition.NumberWithin;
import dandex.catalog.Condition.StartsWith;
import dandex.catalog.Condition.TimeWithin;
import dandex.catalog.Filter;
import dandex.catalog.Filter.Any;
import dandex.catalog.Filter.Not;
import dandex.catalog.ObjectField;
import dandex.catalog.Order;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What finding assets means, whoever finds them, on the [Shelf].
interface FinderContract {
  Found<AssetId> find(Question<AssetField> question);

  Question<AssetField> EVERYTHING = question(Filter.everything());

  @Test
  default void only_assets_in_the_scope_are_found() {
    assertThat(keys(EVERYTHING)).containsExactly(MOUSE, GROUPS, SHARED);
    assertThat(keys(in(Scope.LATEST, EVERYTHING))).containsExactly(MOUSE, PUBLISHED);
    assertThat(keys(in(Scope.ANY, EVERYTHING)))
        .containsExactly(MOUSE, GROUPS, PUBLISHED, OLD, SHARED);
  }

  @Test
  default void paths_and_dandisets_are_those_of_the_scope() {
    var c = question(is(AssetField.PATH, new StartsWith("c")));
    var second = question(is(AssetField.DANDISET, new EqualToAnyOf(List.of("000002"))));

    assertThat(keys(c)).isEmpty();
    assertThat(keys(in(Scope.LATEST, c))).containsExactly(PUBLISHED);
    assertThat(keys(second)).containsExactly(SHARED);
    assertThat(keys(in(Scope.LATEST, second))).isEmpty();
  }

  @Test
  default void an_empty_list_matches_nothing_and_no_part_is_no_condition() {
    assertThat(keys(question(is(AssetField.PATH, new EqualToAnyOf(List.of()))))).isEmpty();
    assertThat(keys(question(new Any<>(List.of())))).isEmpty();
    assertThat(keys(question(new Not<>(new Any<>(List.of()))))).hasSize(3);
  }

  @Test
  default void a_word_of_a_vocabulary_is_a_name_or_an_identifier() {
    assertThat(keys(question(is(AssetField.SPECIES, new EqualToAnyOf(List.of("House mouse"))))))
        .containsExactly(GROUPS);
    assertThat(keys(question(is(AssetField.SPECIES, new EqualToAnyOf(List.of("obo:10090"))))))
        .containsExactly(MOUSE, GROUPS);
    assertThat(keys(question(is(AssetField.SPECIES, new StartsWith("obo:"))))).isEmpty();
  }

  @Test
  default void case_matters_and_no_character_is_special() {
    assertThat(keys(question(is(AssetField.SPECIES, new Contains("mouse")))))
        .containsExactly(MOUSE, GROUPS);
    assertThat(keys(question(is(AssetField.SPECIES, new Contains("Mouse"))))).isEmpty();
    assertThat(keys(question(is(AssetField.PATH, new Contains("%_*"))))).containsExactly(GROUPS);
    assertThat(keys(question(is(AssetField.PATH, new Contains("b*w"))))).isEmpty();
    assertThat(keys(question(is(AssetField.PATH, new StartsWith("sub_1"))))).isEmpty();
  }

  @Test
  default void text_that_cannot_be_kept_is_in_no_asset() {
    assertThat(keys(question(is(AssetField.PATH, new Contains("\0"))))).isEmpty();
    assertThat(keys(question(new Not<>(is(AssetField.PATH, new StartsWith("\ud800")))))).hasSize(3);
  }

  @Test
  default void many_words_are_as_good_as_few() {
    var words =
        Stream.concat(
                IntStream.range(0, 70_000).mapToObj(Integer::toString), Stream.of("sub-1/b.nwb"))
            .toList();

    assertThat(keys(question(is(AssetField.PATH, new EqualToAnyOf(words))))).containsExactly(MOUSE);
  }

  @Test
  default void times_are_compared_to_the_microsecond() {
    var noon = Instant.parse("2024-01-01T12:00:00Z");

    assertThat(keys(modified(new TimeWithin(null, null, null, noon))))
        .containsExactly(MOUSE, SHARED);
    assertThat(keys(modified(new TimeWithin(noon, null, null, null)))).containsExactly(GROUPS);
    assertThat(keys(modified(new TimeWithin(noon.plusNanos(999), null, null, null))))
        .containsExactly(GROUPS);
    assertThat(keys(modified(new TimeWithin(null, noon, noon.plusNanos(1), null))))
        .containsExactly(MOUSE);
    assertThat(keys(modified(new TimeWithin(Instant.MIN, null, Instant.MAX, null)))).hasSize(3);
    assertThat(keys(modified(new TimeWithin(null, Instant.MAX, null, null)))).isEmpty();
    assertThat(keys(modified(new TimeWithin(null, null, null, Instant.MIN)))).isEmpty();
  }

  @Test
  default void one_object_satisfies_the_whole_filter() {
    var units = is(ObjectField.EXACT_NEURODATA_TYPE, new EqualToAnyOf(List.of("Units")));
    var spikes = is(ObjectField.COLUMNS, new EqualToAnyOf(List.of("spike_times")));
    var many = is(ObjectField.ROWS, new NumberWithin(null, 100L, null, null));
    var ids = is(ObjectField.COLUMNS, new EqualToAnyOf(List.of("id")));

    assertThat(keys(question(anObject(units, spikes, many)))).containsExactly(MOUSE);
    assertThat(keys(question(anObject(units, ids)))).containsExactly(MOUSE, GROUPS);
    assertThat(keys(question(anObject(units, new Not<>(many))))).containsExactly(GROUPS);
    assertThat(keys(question(new Not<>(anObject())))).containsExactly(SHARED);
    assertThat(keys(question(anObject(new Not<>(is(ObjectField.ROWS, new Exists(true)))))))
        .containsExactly(GROUPS);
  }

  @Test
  default void a_type_is_found_by_its_ancestors_unless_it_is_to_be_exact() {
    var table = new EqualToAnyOf(List.of("DynamicTable"));

    assertThat(keys(question(is(AssetField.NEURODATA_TYPE, table)))).containsExactly(MOUSE, GROUPS);
    assertThat(keys(question(is(AssetField.EXACT_NEURODATA_TYPE, table)))).isEmpty();
    assertThat(keys(question(anObject(is(ObjectField.NEURODATA_TYPE, table))))).hasSize(2);
  }

  @Test
  default void assets_are_ordered_by_their_first_path_either_way() {
    assertThat(keys(by(Order.By.PATH, false, EVERYTHING))).containsExactly(SHARED, GROUPS, MOUSE);
    assertThat(keys(by(Order.By.PATH, true, EVERYTHING))).containsExactly(MOUSE, GROUPS, SHARED);
  }

  @Test
  default void ties_are_broken_by_the_key_upwards_either_way() {
    assertThat(keys(by(Order.By.SIZE, false, EVERYTHING))).containsExactly(MOUSE, SHARED, GROUPS);
    assertThat(keys(by(Order.By.SIZE, true, EVERYTHING))).containsExactly(GROUPS, MOUSE, SHARED);
    assertThat(keys(by(Order.By.KEY, true, EVERYTHING))).containsExactly(SHARED, GROUPS, MOUSE);
  }

  @Test
  default void a_page_goes_on_after_the_last_one() {
    var question = by(Order.By.MODIFIED, true, EVERYTHING);
    var one = find(page(2, null, true, question));
    var two = find(page(2, one.hits().getLast().position(), false, question));
    var three = find(page(2, two.hits().getLast().position(), true, question));

    assertThat(one.hits()).extracting(Found.Hit::key).containsExactly(GROUPS, MOUSE);
    assertThat(one.more()).isTrue();
    assertThat(one.total()).isEqualTo(3);
    assertThat(two.hits()).extracting(Found.Hit::key).containsExactly(SHARED);
    assertThat(two.more()).isFalse();
    assertThat(two.total()).isNull();
    assertThat(three).isEqualTo(new Found<>(List.of(), false, 3L));
  }

  @Test
  default void an_empty_page_tells_the_number_and_whether_there_is_more() {
    assertThat(find(page(0, null, true, EVERYTHING))).isEqualTo(new Found<>(List.of(), true, 3L));
    assertThat(find(page(0, null, false, EVERYTHING)))
        .isEqualTo(new Found<>(List.of(), true, null));
    assertThat(find(page(0, null, true, question(new Any<>(List.of())))))
        .isEqualTo(new Found<>(List.of(), false, 0L));
  }

  @Test
  default void positions_are_texts_and_numbers_with_the_key_last() {
    assertThat(positions(by(Order.By.SIZE, false, EVERYTHING)))
        .startsWith(List.of(10L, MOUSE.toString()));
    assertThat(positions(by(Order.By.PATH, false, EVERYTHING)))
        .startsWith(List.of("a/z.nwb", SHARED.toString()));
    assertThat(positions(by(Order.By.MODIFIED, false, EVERYTHING)))
        .startsWith(List.of("2023-12-31T23:59:59.999999Z", SHARED.toString()));
    assertThat(positions(EVERYTHING)).startsWith(List.of(MOUSE.toString()));
  }

  @Test
  default void a_position_of_another_order_is_refused() {
    var page = page(1, List.of("a/z.nwb", SHARED.toString()), false, EVERYTHING);

    assertThatIllegalArgumentException().isThrownBy(() -> find(page));
  }

  private List<AssetId> keys(Question<AssetField> question) {
    var found = find(question);
    assertThat(found.total()).isEqualTo(found.hits().size());
    return found.hits().stream().map(Found.Hit::key).toList();
  }

  private List<List<Object>> positions(Question<AssetField> question) {
    return find(question).hits().stream().map(hit -> List.copyOf(hit.position())).toList();
  }

  private static Question<AssetField> modified(TimeWithin within) {
    return question(is(AssetField.MODIFIED, within));
  }
}
