package dandex.server.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.json.JsonData;
import dandex.catalog.AssetField;
import dandex.catalog.Condition;
import dandex.catalog.FileField;
import dandex.catalog.Filter;
import dandex.catalog.Order;
import dandex.catalog.Page;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.sandbox.Proof;
import dandex.server.plan.Plan;
import dandex.server.plan.Planner;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Facets at random over a catalog at random, against plain counting. `-Ddandex.proof=whole` counts
/// ten times as many.
@Isolated("it sets the cluster a bound")
class FacetsTest {
  private static final long SEED = 11;
  private static final int ROUNDS = Proof.sized(1000, 100);
  private static final List<Row> ROWS = new RandomRows(SEED).rows(200);
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

  /// A facet with the part of a filter that is its own.
  private record Own(FacetAsk ask, Filter<AssetField> part) {}

  @Test
  void each_facet_is_counted_without_its_own_conditions_and_with_all_others() {
    var random = new Random(SEED);
    var filters = new RandomFilters(random, List.of("sub-1/"));
    var told = 0;
    for (var round = 0; round < ROUNDS; round++) {
      var own = own(random, filters);
      var other =
          random.nextBoolean() ? ofNoFacet(filters.assets()) : Filter.<AssetField>everything();
      var scope = List.of(Scope.values()).get(random.nextInt(3));
      var question = question(all(own, other), scope);
      if (!(Planner.assets(question) instanceof Plan.BySearch<AssetField> plan)) continue;
      told++;
      var facets = finder().assetFacets(plan, own.stream().map(Own::ask).toList());
      assertThat(facets.total())
          .as("seed %d, round %d: %s", SEED, round, question)
          .isEqualTo(new Truth(ROWS).matching(question.filter(), scope).size());
      for (var at = 0; at < own.size(); at++) {
        var asked = own.get(at);
        var others = own.stream().filter(one -> !one.equals(asked)).toList();
        var rows = new Truth(ROWS).matching(all(others, other), scope);
        assertThat(facets.facets().get(at))
            .as("seed %d, round %d: %s of %s", SEED, round, asked.ask(), question)
            .isEqualTo(expected(asked.ask(), rows, scope, facets.facets().get(at)));
      }
    }
    assertThat(told).isGreaterThan(ROUNDS / 2);
  }

  @Test
  void a_histogram_of_too_many_intervals_is_refused() throws IOException {
    var plan = new Plan.BySearch<>(question(Filter.everything(), Scope.ANY));
    var narrow = List.<FacetAsk>of(new FacetAsk.Histogram(MeasuredField.SIZE, 1));

    most(JsonData.of(2));
    try {
      assertThatThrownBy(() -> finder().assetFacets(plan, narrow))
          .isInstanceOf(TooManyGroups.class)
          .hasMessageContaining("ask for wider ones");
    } finally {
      most(JsonData.of(65_536));
    }
    assertThat(finder().assetFacets(plan, narrow).facets()).hasSize(1);
  }

  private static void most(JsonData buckets) throws IOException {
    Objects.requireNonNull(content)
        .cluster
        .client()
        .cluster()
        .putSettings(s -> s.persistent("search.max_buckets", buckets));
  }

  @Test
  void periods_are_those_of_the_calendar() {
    var plan = new Plan.BySearch<>(question(Filter.everything(), Scope.ANY));
    var years =
        List.<FacetAsk>of(new FacetAsk.Dates(MeasuredField.MODIFIED, FacetAsk.Interval.YEAR));

    var periods = (Facet.Periods) finder().assetFacets(plan, years).facets().getFirst();

    var expected = new TreeMap<Instant, Long>();
    for (var row : ROWS) {
      var year = row.asset().modified().toString().substring(0, 4);
      expected.merge(Instant.parse(year + "-01-01T00:00:00Z"), 1L, Long::sum);
    }
    assertThat(periods.missing()).isZero();
    assertThat(periods.periods())
        .isEqualTo(
            expected.entrySet().stream()
                .map(year -> new Facet.Period(year.getKey(), year.getValue()))
                .toList());
  }

  /// The same, but that it speaks of the key too, so that it is no facet's own.
  private static Filter<AssetField> ofNoFacet(Filter<AssetField> filter) {
    var nobody = new Condition.EqualToAnyOf(List.of("nobody"));
    return new Filter.Any<>(List.of(filter, new Filter.Is<>(AssetField.ASSET_ID, nobody)));
  }

  private static List<Own> own(Random random, RandomFilters filters) {
    var own = new ArrayList<Own>();
    own.add(new Own(terms(GroupField.SPECIES), maybe(random, filters, AssetField.SPECIES)));
    own.add(new Own(terms(GroupField.DANDISET), maybe(random, filters, AssetField.DANDISET)));
    own.add(
        new Own(
            terms(GroupField.NEURODATA_TYPE), maybe(random, filters, AssetField.NEURODATA_TYPE)));
    own.add(
        new Own(
            terms(GroupField.ELECTRODE_LOCATION),
            random.nextBoolean() ? Filter.everything() : located(random)));
    own.add(
        new Own(
            new FacetAsk.Ranges(MeasuredField.SIZE, List.of(1.0, 1024.0, 2000.0)),
            maybe(random, filters, AssetField.SIZE)));
    var intervals = FacetAsk.Interval.values();
    own.add(
        new Own(
            new FacetAsk.Dates(
                MeasuredField.SESSION_START, intervals[random.nextInt(intervals.length)]),
            random.nextBoolean() ? Filter.everything() : begun(random)));
    return own;
  }

  private static FacetAsk terms(GroupField field) {
    return new FacetAsk.Terms(field, 3, false);
  }

  private static Filter<AssetField> maybe(Random random, RandomFilters filters, AssetField field) {
    return random.nextBoolean() ? Filter.everything() : filters.assetLeaf(field);
  }

  private static Filter<AssetField> located(Random random) {
    var location = RandomRows.LOCATIONS.get(random.nextInt(RandomRows.LOCATIONS.size()));
    return new Filter.Is<>(
        AssetField.NWB_FILE,
        new Condition.TheFile(
            new Filter.Is<>(
                FileField.ELECTRODE_LOCATIONS, new Condition.EqualToAnyOf(List.of(location)))));
  }

  private static Filter<AssetField> begun(Random random) {
    var start = RandomRows.STARTED.get(random.nextInt(RandomRows.STARTED.size()));
    return new Filter.Is<>(
        AssetField.NWB_FILE,
        new Condition.TheFile(
            new Filter.Is<>(
                FileField.SESSION_START, new Condition.TimeWithin(null, start, null, null))));
  }

  private static Filter<AssetField> all(List<Own> own, Filter<AssetField> other) {
    return new Filter.All<>(Stream.concat(own.stream().map(Own::part), Stream.of(other)).toList());
  }

  /// @param found from which the estimate of distinct words is taken, as it is none of the truth's
  private static Facet expected(FacetAsk ask, List<Row> rows, Scope scope, Facet found) {
    return switch (ask) {
      case FacetAsk.Terms(GroupField field, int first, _) ->
          words(rows, row -> GroupsTest.words(row, scope, field), first, (Facet.Terms) found);
      case FacetAsk.Ranges(_, var bounds) -> ranges(rows, bounds);
      case FacetAsk.Dates(_, var interval) -> sessions(rows, interval);
      default -> throw new IllegalStateException(ask.toString());
    };
  }

  private static Facet words(
      List<Row> rows, Function<Row, List<String>> words, int first, Facet.Terms found) {
    var counts = new TreeMap<String, Long>();
    rows.stream()
        .flatMap(row -> words.apply(row).stream())
        .forEach(word -> counts.merge(word, 1L, Long::sum));
    var missing = counts.getOrDefault("null", 0L);
    counts.remove("null");
    var sorted =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(entry -> new Facet.Word(entry.getKey(), entry.getValue()))
            .toList();
    assertThat(found.distinct()).isEqualTo(sorted.size());
    return new Facet.Terms(
        sorted.stream().limit(first).toList(),
        missing,
        sorted.stream().skip(first).mapToLong(Facet.Word::count).sum(),
        0,
        sorted.size());
  }

  private static Facet ranges(List<Row> rows, List<Double> bounds) {
    var spans = new ArrayList<Facet.Span>();
    for (var at = 0; at <= bounds.size(); at++) {
      var from = at == 0 ? null : bounds.get(at - 1);
      var to = at == bounds.size() ? null : bounds.get(at);
      var count =
          rows.stream()
              .map(row -> row.asset().bytes())
              .filter(size -> (from == null || size >= from) && (to == null || size < to))
              .count();
      spans.add(new Facet.Span(from, to, count));
    }
    return new Facet.Spans(spans, 0);
  }

  private static Facet sessions(List<Row> rows, FacetAsk.Interval interval) {
    var counts = new TreeMap<Instant, Long>();
    rows.stream()
        .flatMap(row -> sessionStart(row).stream())
        .forEach(start -> counts.merge(beginning(start, interval), 1L, Long::sum));
    return new Facet.Periods(
        counts.entrySet().stream()
            .map(period -> new Facet.Period(period.getKey(), period.getValue()))
            .toList(),
        rows.stream().filter(row -> sessionStart(row).isEmpty()).count());
  }

  private static Optional<Instant> sessionStart(Row row) {
    return row.lindi().isKept() ? row.contents().file().sessionStart() : Optional.empty();
  }

  /// Of the period in which an instant is.
  private static Instant beginning(Instant instant, FacetAsk.Interval interval) {
    var day = instant.atOffset(ZoneOffset.UTC).toLocalDate();
    var first =
        switch (interval) {
          case DAY -> day;
          case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case MONTH -> day.withDayOfMonth(1);
          case QUARTER -> day.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1);
          case YEAR -> day.withDayOfYear(1);
        };
    return first.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Question<AssetField> question(Filter<AssetField> filter, Scope scope) {
    return new Question<>(
        filter, null, scope, new Order(Order.By.KEY, false), new Page(0, null), true);
  }

  private static OneByOne finder() {
    return Objects.requireNonNull(content).finder();
  }
}
