package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.server.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Words that are suggested to whoever begins to type one.
class SuggestionFieldsTest {
  private static final GraphQlEngine ENGINE =
      new GraphQlEngine(TestStack.shared().sources(), Limits.USUAL);
  private static final Asking ASKING = new Asking(ENGINE);

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void every_kind_of_word_is_suggested_with_how_often_it_occurs() {
    assertThat(suggest("kind: DANDISET, prefix: \"1\"")).containsExactly("Dandiset 000001 150");
    assertThat(suggest("kind: CONTRIBUTOR, prefix: \"ÁDA\"")).containsExactly("Lovelace, Ada 5");
    assertThat(suggest("kind: KEYWORD, prefix: \"br\"")).containsExactly("brain 5");
    assertThat(suggest("kind: SPECIES, prefix: \"\""))
        .containsExactly("Mus musculus 129", "Homo sapiens 128");
    assertThat(suggest("kind: APPROACH, prefix: \"app\""))
        .containsExactly("electrophysiological approach 257");
    assertThat(suggest("kind: MEASUREMENT_TECHNIQUE, prefix: \"sorting t\""))
        .containsExactly("spike sorting technique 257");
    assertThat(suggest("kind: VARIABLE_MEASURED, prefix: \"u\"")).containsExactly("Units 257");
    assertThat(suggest("kind: NEURODATA_TYPE, prefix: \"series\""))
        .containsExactly("ElectricalSeries 150");
    assertThat(suggest("kind: COLUMN, prefix: \"spike_t\"")).containsExactly("spike_times 150");
    assertThat(suggest("kind: ELECTRODE_LOCATION, prefix: \"ca\"")).containsExactly("CA1 150");
  }

  @Test
  void one_dandiset_is_looked_at_alone_and_no_more_than_asked_for_is_told() {
    assertThat(suggest("kind: SPECIES, prefix: \"\", dandiset: \"3\""))
        .containsExactly("Mus musculus 4", "Homo sapiens 3");
    assertThat(suggest("kind: SPECIES, prefix: \"\", first: 1")).hasSize(1);
    assertThat(suggest("kind: SPECIES, prefix: \"\", first: 0")).isEmpty();
  }

  @Test
  void a_suggestion_costs_one_statement_and_no_search() {
    var query = "{ suggest(kind: COLUMN, prefix: \"s\") { text identifier count } }";

    assertThat(ASKING.statements(query, Map.of())).isEqualTo(1);
    assertThat(ASKING.answer(query, Map.of()).cost().searches()).isZero();
  }

  @Test
  void what_cannot_be_a_prefix_is_refused() {
    ASKING.assertRefused(
        "{ suggest(kind: COLUMN, prefix: \"" + "x".repeat(201) + "\") { text } }", "200");
    ASKING.assertRefused("{ suggest(kind: COLUMN, prefix: \"\\u0000\") { text } }", "U+0000");
    ASKING.assertRefused(
        "{ suggest(kind: COLUMN, prefix: \"\", dandiset: \"x\") { text } }", "000003");
  }

  private static List<String> suggest(String arguments) {
    var suggestions = ASKING.data("{ suggest(" + arguments + ") { text count } }").path("suggest");
    return suggestions
        .valueStream()
        .map(one -> one.path("text").asText() + " " + one.path("count").asLong())
        .toList();
  }
}
