package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.Filter;
import dandex.catalog.Order;
import dandex.catalog.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionsTest {
  private static final Wanted ALL = new Wanted(true, true);

  @Test
  void the_defaults_of_the_schema_ask_for_everything_by_path() {
    var question = Questions.assets(arguments(Map.of()), ALL).question();

    assertThat(question.filter()).isEqualTo(Filter.everything());
    assertThat(question.scope()).isEqualTo(Scope.DRAFT);
    assertThat(question.order()).isEqualTo(new Order(Order.By.PATH, false));
    assertThat(question.page().size()).isEqualTo(100);
    assertThat(question.text()).isNull();
    assertThat(question.counted()).isTrue();
  }

  @Test
  void what_is_not_selected_is_not_asked_for() {
    var question = Questions.assets(arguments(Map.of()), new Wanted(false, true)).question();

    assertThat(question.page().size()).isZero();
    assertThat(Questions.assets(arguments(Map.of()), new Wanted(true, false)).question().counted())
        .isFalse();
  }

  @Test
  void dandisets_are_ordered_by_their_key_where_the_schema_says_identifier() {
    var asked =
        Questions.dandisets(
            arguments(Map.of("orderBy", Map.of("field", "IDENTIFIER", "direction", "DESC"))), ALL);

    assertThat(asked.question().order()).isEqualTo(new Order(Order.By.KEY, true));
  }

  @Test
  void a_page_out_of_bounds_is_refused_by_name_of_the_most() {
    for (int first : List.of(-1, 1001, Integer.MAX_VALUE)) {
      assertThatThrownBy(() -> Questions.assets(arguments(Map.of("first", first)), ALL))
          .isInstanceOf(Refusal.class)
          .hasMessage("`first` is %d: ask for 0 to 1000 and page on with `after`", first);
    }
  }

  @Test
  void relevance_needs_words_to_be_relevant_to() {
    var order = Map.of("field", "RELEVANCE", "direction", "DESC");
    assertThatThrownBy(
            () -> Questions.assets(arguments(Map.of("orderBy", order, "search", "  ")), ALL))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("RELEVANCE");
  }

  @Test
  void a_cursor_belongs_to_filter_search_versions_and_order() {
    var cursor =
        Questions.assets(arguments(Map.of("search", "mouse")), ALL)
            .seal()
            .cursor(List.of("a", "key"));
    var same = arguments(Map.of("search", "mouse", "after", cursor, "first", 7));

    assertThat(Questions.assets(same, ALL).question().page().from()).isEqualTo(List.of("a", "key"));
    for (var other :
        List.of(
            Map.of("search", "rat"),
            Map.of("search", "mouse", "versions", "ANY"),
            Map.of("search", "mouse", "filter", Map.of("path", Map.of("exists", true))),
            Map.of("search", "mouse", "orderBy", Map.of("field", "SIZE", "direction", "ASC")))) {
      var arguments = arguments(other);
      arguments.put("after", cursor);
      assertThatThrownBy(() -> Questions.assets(arguments, ALL)).isInstanceOf(Refusal.class);
    }
  }

  private static Map<String, Object> arguments(Map<String, ?> given) {
    var arguments = new HashMap<String, Object>();
    arguments.put("versions", "DRAFT");
    arguments.put("orderBy", Map.of("field", "PATH", "direction", "ASC"));
    arguments.put("first", 100);
    arguments.putAll(given);
    return arguments;
  }
}
