package dandex.server.find;

import static dandex.server.find.Shelf.by;
import static dandex.server.find.Shelf.question;
import static dandex.server.find.Shelf.text;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.Filter;
import dandex.catalog.Order;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.server.plan.Plan.BySearch;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchContractTest implements FinderContract {
  private final OneByOne finder = ContentOfShelf.get().finder();

  @Override
  public Found<AssetId> find(Question<AssetField> question) {
    return finder.assets(new BySearch<>(question));
  }

  @Test
  void each_word_of_the_text_must_match() {
    assertThat(found("sub b mouse UNITS")).containsExactly(Shelf.MOUSE);
    assertThat(found("sub-1/b.nwb")).containsExactly(Shelf.MOUSE);
    assertThat(found("house mouse")).containsExactly(Shelf.MOUSE, Shelf.GROUPS);
    assertThat(found("mouse human")).isEmpty();
  }

  @Test
  void blank_text_is_no_text_and_text_without_a_word_matches_nothing() {
    assertThat(found(" ")).hasSize(3);
    assertThat(found("%*-")).isEmpty();
  }

  @Test
  void relevance_orders_and_pages() {
    var everything = question(Filter.<AssetField>everything());
    var question = by(Order.By.RELEVANCE, true, text("mouse", everything));
    var whole = find(question);
    var first = find(Shelf.page(1, null, false, question));
    var second = find(Shelf.page(1, first.hits().getLast().position(), false, question));

    assertThat(whole.hits()).hasSize(2);
    assertThat(List.of(first.hits().getFirst(), second.hits().getFirst())).isEqualTo(whole.hits());
    assertThat(first.more()).isTrue();
    assertThat(second.more()).isFalse();
  }

  @Test
  void types_are_counted_by_name_with_their_subtypes() {
    assertThat(finder.neurodataTypes(Scope.DRAFT))
        .containsExactly(
            new TypeCount("DynamicTable", 0, 2),
            new TypeCount("ElectrodeGroup", 1, 1),
            new TypeCount("NWBContainer", 0, 1),
            new TypeCount("Units", 2, 2));
    assertThat(finder.neurodataTypes(Scope.LATEST))
        .containsExactly(new TypeCount("DynamicTable", 0, 1), new TypeCount("Units", 1, 1));
  }

  private List<AssetId> found(String text) {
    return find(text(text, question(Filter.everything()))).hits().stream()
        .map(Found.Hit::key)
        .toList();
  }
}
