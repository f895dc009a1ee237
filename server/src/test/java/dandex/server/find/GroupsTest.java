package dandex.server.find;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.AssetField;
import dandex.catalog.DocumentKind;
import dandex.catalog.Filter;
import dandex.catalog.Order;
import dandex.catalog.Page;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.catalog.Term;
import dandex.catalog.document.Index;
import dandex.server.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Groups on a real cluster, against a count over the same rows.
class GroupsTest {
  private static final long SEED = 77;
  private static final List<Row> ROWS = new RandomRows(SEED).rows(250);
  private static @Nullable Content content;

  @BeforeAll
  static void keep() {
    content = new Content();
    content.keep(ROWS);
  }

  @AfterAll
  static void close() {
    if (content != null) content.close();
  }

  @ParameterizedTest
  @EnumSource
  void every_word_of_every_field_is_counted(GroupField field) {
    for (var scope : Scope.values()) {
      assertThat(counts(scope, Filter.everything(), field))
          .as("seed %d, %s", SEED, scope)
          .isEqualTo(expected(scope, row -> words(row, scope, field)))
          .isNotEmpty();
    }
  }

  @Test
  void several_fields_make_a_group_of_each_pair() {
    assertThat(counts(Scope.ANY, Filter.everything(), GroupField.SPECIES, GroupField.LINDI_STATE))
        .isEqualTo(
            expected(
                Scope.ANY,
                row ->
                    words(row, Scope.ANY, GroupField.SPECIES).stream()
                        .flatMap(species ->
                            words(row, Scope.ANY, GroupField.LINDI_STATE).stream()
                                .map(state -> species + ", " + state))
                        .toList()));
  }

  @Test
  void numbers_are_those_of_the_assets_that_have_them() {
    var groups = groups(Scope.ANY, Filter.everything(), GroupField.LINDI_STATE);

    assertThat(groups).isNotEmpty();
    for (var group : groups) {
      var rows =
          ROWS.stream()
              .filter(row ->
                  words(row, Scope.ANY, GroupField.LINDI_STATE)
                      .contains(String.valueOf(group.keys().getFirst())))
              .toList();
      var kept = rows.stream().filter(row -> row.lindi().isKept()).toList();
      var items = kept.stream().mapToInt(row -> row.contents().file().itemCount());
      var statistics = items.summaryStatistics();
      assertThat(group.size().count()).isEqualTo(rows.size());
      assertThat(group.itemCount().count()).isEqualTo(kept.size());
      assertThat(group.itemCount().sum()).isEqualTo((double) statistics.getSum());
      if (kept.isEmpty()) {
        assertThat(group.itemCount().average()).isNull();
        assertThat(group.firstProcessed()).isNull();
      } else {
        assertThat(group.itemCount().least()).isEqualTo(statistics.getMin());
        assertThat(group.itemCount().greatest()).isEqualTo(statistics.getMax());
        assertThat(group.itemCount().average()).isEqualTo(statistics.getAverage());
        assertThat(group.firstProcessed()).isEqualTo(Content.T);
        assertThat(group.lastProcessed()).isEqualTo(Content.T);
      }
    }
  }

  @Test
  void only_what_satisfies_the_filter_is_counted() {
    var none = new Filter.Any<AssetField>(List.of());

    assertThat(groups(Scope.ANY, none, GroupField.DANDISET)).isEmpty();
  }

  @Test
  void what_is_not_found_by_search_is_not_grouped() {
    var plan = new Plan.ByColumns<>(question(Scope.ANY, Filter.everything()), "a test");

    assertThatThrownBy(() -> finder().groups(plan, List.of(GroupField.SEX)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void no_more_groups_are_counted_than_is_bearable() {
    var search =
        new Search(
            Objects.requireNonNull(content).cluster.client(), Duration.ofSeconds(20), () -> false);
    var all = search.groups(upTo(10_000)).size();

    assertThat(all).isGreaterThan(20);
    assertThat(search.groups(upTo(all))).hasSize(all);
    assertThatThrownBy(() -> search.groups(upTo(all - 1)))
        .isInstanceOf(TooManyGroups.class)
        .hasMessageContaining("over %,d groups", all - 1);
  }

  private static GroupInquiry upTo(int most) {
    return GroupInquiry.of(
        new Index(Objects.requireNonNull(content).prefix, DocumentKind.ASSET).alias(),
        question(Scope.ANY, Filter.everything()),
        List.of(),
        List.of(GroupField.SPECIES, GroupField.NEURODATA_TYPE, GroupField.DANDISET),
        most);
  }

  private static List<AssetGroup> groups(Scope scope, Filter<AssetField> filter, GroupField... by) {
    return finder().groups(new Plan.BySearch<>(question(scope, filter)), List.of(by));
  }

  private static Map<String, Long> counts(
      Scope scope, Filter<AssetField> filter, GroupField... by) {
    var counts = new TreeMap<String, Long>();
    for (var group : groups(scope, filter, by)) {
      var key = String.join(", ", group.keys().stream().map(String::valueOf).toList());
      assertThat(counts.put(key, group.count())).isNull();
    }
    return counts;
  }

  private static Map<String, Long> expected(Scope scope, Function<Row, List<String>> words) {
    var counts = new TreeMap<String, Long>();
    ROWS.stream()
        .filter(row -> !row.in(scope).isEmpty())
        .flatMap(row -> words.apply(row).stream())
        .collect(groupingBy(word -> word))
        .forEach((word, same) -> counts.put(word, (long) same.size()));
    return counts;
  }

  /// `null` for none.
  static List<String> words(Row row, Scope scope, GroupField field) {
    var words = new ArrayList<>(stream(row, scope, field).distinct().toList());
    return words.isEmpty() ? List.of("null") : words;
  }

  private static Stream<String> stream(Row row, Scope scope, GroupField field) {
    var topics = row.asset().topics();
    var file = row.contents().file();
    return switch (field) {
      case DANDISET -> row.in(scope).stream().map(place -> place.dandiset().digits());
      case SPECIES -> topics.species().stream().map(Term::name);
      case SEX -> topics.sexes().stream().map(Term::name);
      case SUBJECT -> topics.subjects().stream();
      case APPROACH -> topics.approaches().stream().map(Term::name);
      case MEASUREMENT_TECHNIQUE -> topics.measurementTechniques().stream().map(Term::name);
      case VARIABLE_MEASURED -> topics.variablesMeasured().stream();
      case ENCODING_FORMAT -> Stream.ofNullable(row.asset().encodingFormat());
      case NEURODATA_TYPE -> row.objects().stream().map(object -> object.neurodataType());
      case LINDI_STATE ->
          switch (row.lindi()) {
            case NEVER_ASKED -> Stream.of();
            case READ -> Stream.of("READ");
            case ABSENT -> Stream.of("ABSENT");
            case READ_AND_REJECTED -> Stream.of("REJECTED");
          };
      case SESSION_ID -> kept(row, Stream.ofNullable(file.sessionId()));
      case EXPERIMENTER -> kept(row, file.experimenters().stream());
      case LAB -> kept(row, Stream.ofNullable(file.lab()));
      case INSTITUTION -> kept(row, Stream.ofNullable(file.institution()));
      case KEYWORD -> kept(row, file.keywords().stream());
      case AGE -> kept(row, Stream.ofNullable(file.subject().age()));
      case GENOTYPE -> kept(row, Stream.ofNullable(file.subject().genotype()));
      case STRAIN -> kept(row, Stream.ofNullable(file.subject().strain()));
      case DEVICE -> kept(row, file.devices().stream());
      case ELECTRODE_GROUP -> kept(row, file.electrodeGroups().stream());
      case IMAGING_LOCATION -> kept(row, file.imagingLocations().stream());
      case INDICATOR -> kept(row, file.indicators().stream());
      case NWB_VERSION -> kept(row, Stream.ofNullable(file.nwbVersion()));
      case EXTENSION -> kept(row, file.extensions().stream().map(one -> one.written()));
      case ELECTRODE_LOCATION -> kept(row, file.electrodeLocations().stream());
      case TOP_LEVEL -> kept(row, file.topLevel().stream());
      case TOP_LEVEL_STRUCTURE -> kept(row, Stream.of(file.topLevelStructure()));
      case LINDI_KEY -> kept(row, Stream.of("refs"));
      case LINDI_PROCESSING_VERSION ->
          kept(row, Stream.of(Integer.toString(Content.PROCESSING_VERSION)));
    };
  }

  private static Stream<String> kept(Row row, Stream<String> words) {
    return row.lindi().isKept() ? words : Stream.of();
  }

  private static Question<AssetField> question(Scope scope, Filter<AssetField> filter) {
    return new Question<>(
        filter, null, scope, new Order(Order.By.KEY, false), new Page(0, null), true);
  }

  private static Finder finder() {
    return Objects.requireNonNull(content).finder();
  }
}
