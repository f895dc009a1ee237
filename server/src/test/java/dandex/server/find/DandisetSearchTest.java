package dandex.server.find;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.Condition;
import dandex.catalog.Condition.Contains;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.Exists;
import dandex.catalog.Condition.NumberWithin;
import dandex.catalog.Condition.TimeWithin;
import dandex.catalog.DandisetField;
import dandex.catalog.DandisetId;
import dandex.catalog.Filter;
import dandex.catalog.Filter.Is;
import dandex.catalog.Filter.Not;
import dandex.catalog.Json;
import dandex.catalog.Order;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.catalog.Term;
import dandex.catalog.Topics;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import dandex.server.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DandisetSearchTest {
  private static final Instant T = Instant.parse("2024-01-01T00:00:00Z");
  private static final Filter<DandisetField> EVERYTHING = Filter.everything();

  private final Content content = new Content();
  private final OneByOne finder = content.finder();

  @BeforeAll
  void keep() {
    keep("000001", "Spikes of mice", 10, 500, "draft", "0.210101.0000");
    keep("000002", "Calcium", 2, 500, "draft");
    keep("000003", "Answers", 7, 1, "0.220202.1234");
    content.keepBare("000004");
    content.mirror(
        List.of(),
        List.of("000001", "000002", "000003", "000004").stream().map(DandisetId::new).toList());
  }

  @AfterAll
  void close() {
    content.close();
  }

  @Test
  void each_field_can_be_asked() {
    assertThat(found(DandisetField.IDENTIFIER, new EqualToAnyOf(List.of("000002", "x"))))
        .containsExactly("000002");
    assertThat(found(DandisetField.NAME, new Contains("of"))).containsExactly("000001");
    assertThat(found(DandisetField.SPECIES, new EqualToAnyOf(List.of("obo:7"))))
        .containsExactly("000003");
    assertThat(found(DandisetField.APPROACH, new Exists(true))).hasSize(3);
    assertThat(found(DandisetField.MEASUREMENT_TECHNIQUE, new Contains("nique 2")))
        .containsExactly("000002");
    assertThat(found(DandisetField.VARIABLE_MEASURED, new EqualToAnyOf(List.of("Units"))))
        .hasSize(3);
    assertThat(found(DandisetField.ASSET_COUNT, new NumberWithin(2L, null, null, 10L)))
        .containsExactly("000001", "000003");
    assertThat(found(DandisetField.SIZE, new NumberWithin(null, 500L, null, null)))
        .containsExactly("000001", "000002");
    assertThat(found(DandisetField.MODIFIED, new TimeWithin(T.plusSeconds(2), null, null, null)))
        .containsExactly("000001", "000003");
    assertThat(found(DandisetField.CREATED, new TimeWithin(null, null, null, T))).hasSize(4);
    assertThat(found(DandisetField.PUBLISHED_VERSION, new Exists(true)))
        .containsExactly("000001", "000003");
  }

  @Test
  void what_is_missing_is_not_there() {
    assertThat(
            keys(
                new Not<>(new Is<>(DandisetField.NAME, new Exists(true))),
                null,
                by(Order.By.KEY, false)))
        .containsExactly("000004");
  }

  @Test
  void orders_put_what_has_no_value_last_either_way() {
    assertThat(ordered(Order.By.NAME, false))
        .containsExactly("000003", "000002", "000001", "000004");
    assertThat(ordered(Order.By.NAME, true))
        .containsExactly("000001", "000002", "000003", "000004");
    assertThat(ordered(Order.By.SIZE, false))
        .containsExactly("000003", "000001", "000002", "000004");
    assertThat(ordered(Order.By.SIZE, true))
        .containsExactly("000001", "000002", "000003", "000004");
    assertThat(ordered(Order.By.ASSET_COUNT, false))
        .containsExactly("000002", "000003", "000001", "000004");
    assertThat(ordered(Order.By.MODIFIED, false))
        .containsExactly("000002", "000003", "000001", "000004");
    assertThat(ordered(Order.By.MODIFIED, true))
        .containsExactly("000001", "000003", "000002", "000004");
    assertThat(ordered(Order.By.CREATED, true))
        .containsExactly("000001", "000002", "000003", "000004");
    assertThat(ordered(Order.By.KEY, true)).containsExactly("000004", "000003", "000002", "000001");
  }

  @Test
  void full_text_finds_by_words() {
    assertThat(keys(EVERYTHING, "MICE spikes", by(Order.By.RELEVANCE, true)))
        .containsExactly("000001");
    assertThat(keys(EVERYTHING, "000004", by(Order.By.KEY, false))).containsExactly("000004");
  }

  @Test
  void full_text_finds_whatever_the_endings_and_synonyms() {
    assertThat(keys(EVERYTHING, "mouse spiking", by(Order.By.RELEVANCE, true)))
        .containsExactly("000001");
    assertThat(found(DandisetField.NAME, new Condition.Matches("answer")))
        .containsExactly("000003");
    assertThat(found(DandisetField.TEXT, new Condition.Matches("Mus musculus")))
        .containsExactly("000001");
    assertThat(found(DandisetField.DESCRIPTION, new Condition.Matches("hippocampal recording")))
        .hasSize(3);
    assertThat(found(DandisetField.SPECIES, new Condition.SameAs(List.of("OBO:7", "axolotl"))))
        .containsExactly("000003");
  }

  @Test
  void one_of_several_values_has_all_the_words() {
    assertThat(found(DandisetField.CONTRIBUTORS, new Condition.Matches("jorg smith"))).hasSize(3);
    assertThat(found(DandisetField.CONTRIBUTORS, new Condition.Matches("jane smith"))).isEmpty();
    assertThat(found(DandisetField.KEYWORDS, new Condition.Matches("place cell"))).hasSize(3);
    assertThat(found(DandisetField.KEYWORDS, new Condition.Matches("place waves"))).isEmpty();
    assertThat(found(DandisetField.KEYWORDS, new Condition.Matches("of the"))).isEmpty();
    assertThat(found(DandisetField.LICENSES, new Condition.StartsWith("spdx:"))).hasSize(3);
  }

  private void keep(String id, String name, long assets, long bytes, String... versions) {
    var dandiset = new DandisetId(id);
    for (var version : versions) {
      var whole =
          new Version(
              dandiset,
              new VersionId(version),
              name,
              "Valid",
              assets,
              bytes,
              T,
              T.plusSeconds(assets),
              "Recordings of the hippocampus",
              List.of("place cells", "sharp waves"),
              List.of("Doe, Jane", "Smith, Jörg"),
              List.of("spdx:CC0-1.0"),
              null,
              topics(assets),
              new Json("{}"));
      content.keep(dandiset, whole, List.of());
    }
  }

  private static Topics topics(long assets) {
    return new Topics(
        List.of(new Term("species", "obo:" + assets)),
        List.of(),
        List.of(),
        List.of(new Term("approach", null)),
        List.of(new Term("technique " + assets, null)),
        List.of("Units"));
  }

  private List<String> found(DandisetField field, Condition condition) {
    return keys(new Is<>(field, condition), null, by(Order.By.KEY, false));
  }

  private List<String> ordered(Order.By by, boolean descending) {
    return keys(EVERYTHING, null, by(by, descending));
  }

  /// By search, and by columns where there is no text: both say the same.
  private List<String> keys(Filter<DandisetField> filter, @Nullable String text, Order order) {
    var bySearch = keys(filter, text, order, Plan.BySearch::new, false);
    assertThat(keys(filter, text, order, Plan.BySearch::new, true)).isEqualTo(bySearch);
    if (text == null && !filter.toString().contains("Matches[")) {
      for (var backward : List.of(false, true)) {
        assertThat(keys(filter, null, order, q -> new Plan.ByColumns<>(q, "a test"), backward))
            .as("by columns, backward: %s", backward)
            .isEqualTo(bySearch);
      }
    }
    return bySearch;
  }

  /// Page by page, one at a time.
  private List<String> keys(
      Filter<DandisetField> filter,
      @Nullable String text,
      Order order,
      Function<Question<DandisetField>, Plan<DandisetField>> plan,
      boolean backward) {
    var keys = new ArrayList<String>();
    @Nullable List<@Nullable Object> after = null;
    Found<DandisetId> found;
    do {
      var question =
          new Question<>(filter, text, Scope.DRAFT, order, Shelf.pageOf(1, after, backward), false);
      found = finder.dandisets(plan.apply(question));
      for (var hit : found.hits()) {
        keys.add(backward ? 0 : keys.size(), hit.key().digits());
        after = hit.position();
      }
    } while (found.more());
    return keys;
  }

  private static Order by(Order.By by, boolean descending) {
    return new Order(by, descending);
  }
}
