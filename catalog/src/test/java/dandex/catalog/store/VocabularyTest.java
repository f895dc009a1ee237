package dandex.catalog.store;

import static dandex.catalog.store.Samples.asset;
import static dandex.catalog.store.Samples.dandisetId;
import static dandex.catalog.store.Samples.id;
import static dandex.catalog.store.Samples.placed;
import static dandex.catalog.store.Samples.published;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.Dandiset;
import dandex.catalog.Json;
import dandex.catalog.LindiFile;
import dandex.catalog.NwbObject;
import dandex.catalog.PlacedAsset;
import dandex.catalog.Suggestion;
import dandex.catalog.SuggestionKind;
import dandex.catalog.VersionId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The vocabulary, which is after every change what counting all anew would give.
class VocabularyTest {
  private final TestCatalog catalog = new TestCatalog();
  private final VocabularyStore vocabulary = catalog.visible().vocabulary();

  @AfterEach
  void the_vocabulary_is_what_counting_anew_gives() {
    assertExact();
  }

  private void assertExact() {
    var wrong =
        """
        select concat_ws(' ', dandiset, kind, written, identifier, count) from (
          (select dandiset, kind, written, identifier, count from vocabulary where count <> 0
           except table vocabulary_due)
          union all
          (table vocabulary_due
           except select dandiset, kind, written, identifier, count from vocabulary)) wrong
        where count <> 0
        """;
    assertThat(catalog.words(wrong)).isEmpty();
  }

  @Test
  void a_word_is_suggested_by_any_of_its_words_whatever_case_and_accents() {
    catalog.keepDraft(1, placed(1), placed(2));

    for (var prefix : List.of("mus", "MUSC", "house m", "Múscülus  -", "", " mouse ")) {
      assertThat(suggest(SuggestionKind.SPECIES, prefix))
          .as(prefix)
          .containsExactly(new Suggestion(Samples.MOUSE.name(), Samples.MOUSE.identifier(), 2));
    }
    assertThat(suggest(SuggestionKind.SPECIES, "use")).isEmpty();
    assertThat(texts(SuggestionKind.KEYWORD, "word")).containsExactly("wörd");
    assertThat(texts(SuggestionKind.VARIABLE_MEASURED, "series"))
        .containsExactly("ElectricalSeries");
    assertThat(texts(SuggestionKind.VARIABLE_MEASURED, "electricals"))
        .containsExactly("ElectricalSeries");
    assertThat(texts(SuggestionKind.MEASUREMENT_TECHNIQUE, "tech\\niq':*!")).isEmpty();
    assertThat(texts(SuggestionKind.MEASUREMENT_TECHNIQUE, "{technique}"))
        .containsExactly(Samples.UNNAMED_TECHNIQUE.name());
  }

  @Test
  void dandisets_are_suggested_by_identifier_and_by_name() {
    catalog.keepDraft(12, placed(1));
    catalog.keepDraft(120, placed(2));

    assertThat(suggest(SuggestionKind.DANDISET, "000012"))
        .extracting(Suggestion::identifier)
        .containsExactly("000012");
    assertThat(suggest(SuggestionKind.DANDISET, "12"))
        .extracting(Suggestion::identifier)
        .containsExactly("000012", "000120");
    assertThat(suggest(SuggestionKind.DANDISET, "dandiset 120 dr"))
        .extracting(Suggestion::identifier)
        .containsExactly("000120");
  }

  @Test
  void the_most_frequent_come_first_and_a_dandiset_may_be_looked_at_alone() {
    catalog.keepDraft(1, placed(1), placed(2));
    catalog.keepDraft(2, placed(3));
    read(1, "spike_times", "id");
    read(2, "spike_times");
    read(3, "spike_labels", "id");

    assertThat(suggest(SuggestionKind.COLUMN, "spike"))
        .containsExactly(
            new Suggestion("spike_times", null, 2), new Suggestion("spike_labels", null, 1));
    assertThat(vocabulary.suggest(SuggestionKind.COLUMN, "", dandisetId(2), 10))
        .extracting(Suggestion::text)
        .containsExactly("id", "spike_labels");
    assertThat(vocabulary.suggest(SuggestionKind.COLUMN, "", null, 1)).hasSize(1);
    assertThat(texts(SuggestionKind.NEURODATA_TYPE, "dyn")).containsExactly("DynamicTable");
  }

  @Test
  void a_dandiset_that_is_gone_or_hidden_suggests_nothing() {
    catalog.keepDraft(1, placed(1));
    read(1, "spike_times");
    catalog.keepDraft(2, placed(2));
    catalog.dandisets.withdraw(dandisetId(1), "embargoed", Samples.T0);

    assertThat(suggest(SuggestionKind.COLUMN, "")).isEmpty();
    assertThat(suggest(SuggestionKind.DANDISET, ""))
        .extracting(Suggestion::identifier)
        .containsExactly("000002");

    var hidden = new Dandiset(dandisetId(2), "Last, First", "EMBARGOED", 3, Samples.T0, Samples.T0);
    catalog.versions.keepDescription(hidden, Samples.version(2, VersionId.DRAFT));
    for (var kind : SuggestionKind.values()) assertThat(suggest(kind, "")).as("" + kind).isEmpty();
  }

  @Test
  void an_older_version_suggests_nothing_beside_a_draft_and_speaks_when_that_is_gone() {
    catalog.keep(1, published(1), placed(1), placed(2));
    catalog.keep(1, published(2), placed(2));
    catalog.keepDraft(1, placed(3));
    read(2, "of_version");
    read(3, "of_draft");
    assertExact();
    assertThat(texts(SuggestionKind.COLUMN, "of")).containsExactly("of_draft");

    catalog.versions.remove(dandisetId(1), VersionId.DRAFT);
    assertExact();
    assertThat(texts(SuggestionKind.COLUMN, "of")).containsExactly("of_version");

    catalog.versions.remove(dandisetId(1), published(2));
    assertThat(suggest(SuggestionKind.DANDISET, "")).hasSize(1);
  }

  @Test
  void whatever_comes_and_goes_the_vocabulary_stays_right() {
    var random = new Random(5);
    for (var round = 0; round < 120; round++) {
      var dandiset = 1 + random.nextInt(3);
      switch (random.nextInt(6)) {
        case 0 -> catalog.dandisets.withdraw(dandisetId(dandiset), "deleted", Samples.T0);
        case 1 -> catalog.versions.remove(dandisetId(dandiset), VersionId.DRAFT);
        case 2 -> keep(dandiset, published(1 + random.nextInt(2)), random);
        case 3 -> keep(dandiset, VersionId.DRAFT, random);
        default ->
            read(
                100 * dandiset + random.nextInt(6),
                random.ints(3, 0, 5).mapToObj(n -> "column_" + n).toArray(String[]::new));
      }
      assertExact();
    }
  }

  private void keep(int dandiset, VersionId version, Random random) {
    var word = "seen " + random.nextInt(3);
    var content =
        IntStream.range(0, 6)
            .filter(_ -> random.nextBoolean())
            .mapToObj(n -> placed(Samples.path(n), asset(100 * dandiset + n, word)))
            .toArray(PlacedAsset[]::new);
    catalog.keep(dandiset, version, content);
  }

  /// What a file with one table has come to.
  private void read(long number, String... columns) {
    var table =
        new NwbObject(
            "table",
            "DynamicTable",
            "hdmf-common",
            List.of("Container"),
            NwbObject.Kind.GROUP,
            null,
            null,
            Stream.of(columns).distinct().toList(),
            3L,
            null,
            null);
    var file =
        new LindiFile("https://l/" + number, null, null, new Json("{}"), null, List.of(table));
    var due = new LindiStore.Due(id(number), dandisetId(1), Samples.T0, 0, null, null);
    catalog.lindi.keep(
        run(), 1, Samples.T0, List.of(new LindiStore.Outcome.Read(due, file)), List.of(Samples.T0));
  }

  private long run() {
    return catalog.number(
        """
        insert into run (kind, status, host, pid, version, started)
        values ('lindi', 'running', 'h', 1, 'v', now()) returning id
        """);
  }

  private List<String> texts(SuggestionKind kind, String prefix) {
    return suggest(kind, prefix).stream().map(Suggestion::text).toList();
  }

  private List<Suggestion> suggest(SuggestionKind kind, String prefix) {
    return vocabulary.suggest(kind, prefix, null, 10);
  }
}
