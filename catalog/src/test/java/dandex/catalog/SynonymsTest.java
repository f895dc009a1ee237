package dandex.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SynonymsTest {
  @Test
  void names_and_identifiers_of_one_thing_mean_the_same() {
    var human = Synonyms.of(List.of("human"));

    assertThat(human).contains("homo sapiens", "ncbitaxon_9606");
    assertThat(Synonyms.of(List.of("Homo sapiens"))).containsAll(human);
    assertThat(Synonyms.of(List.of("NCBITaxon:9606"))).containsAll(human);
    assertThat(Synonyms.of(List.of("http://purl.obolibrary.org/obo/NCBITaxon_9606")))
        .containsAll(human);
  }

  @Test
  void a_word_without_synonyms_means_itself_whatever_its_case() {
    assertThat(Synonyms.of(List.of("Axolotl"))).containsExactly("axolotl");
    assertThat(Synonyms.of(List.of())).isEmpty();
  }

  @Test
  void a_term_is_compared_by_its_name_its_parts_and_its_identifier() {
    var term =
        new Term("Mus musculus - House mouse", "http://purl.obolibrary.org/obo/NCBITaxon_10090");

    assertThat(Synonyms.forms(term))
        .containsExactly(
            "mus musculus - house mouse", "mus musculus", "house mouse", "ncbitaxon_10090");
  }

  @Test
  void no_word_stands_in_two_groups() {
    Map<String, Synonyms.Group> groups = new HashMap<>();
    for (var group : Synonyms.groups()) {
      group
          .words()
          .distinct()
          .forEach(
              word -> assertThat(groups.put(word, group)).as("%s is in two groups", word).isNull());
    }
  }
}
