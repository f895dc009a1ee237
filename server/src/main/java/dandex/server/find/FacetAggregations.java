package dandex.server.find;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.AggregationRange;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.aggregations.StatsAggregate;
import co.elastic.clients.util.NamedValue;
import dandex.catalog.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How one facet is asked for, and its answer read.
record FacetAggregations(FacetAsk ask, Scope scope) {
  private static final String VALUES = "values";
  private static final String MISSING = "missing";
  private static final String DISTINCT = "distinct";

  Map<String, Aggregation> asked() {
    return switch (ask) {
      case FacetAsk.Terms terms ->
          Map.of(
              VALUES, terms(terms),
              MISSING, missing(terms.field().field(scope)),
              DISTINCT,
                  Aggregation.of(a -> a.cardinality(c -> c.field(terms.field().field(scope)))));
      case FacetAsk.Histogram(var field, var interval) ->
          with(
              field,
              Aggregation.of(
                  a -> a.histogram(h -> h.field(field.field()).interval(interval).minDocCount(1))));
      case FacetAsk.Ranges(var field, var bounds) ->
          with(
              field,
              Aggregation.of(a -> a.range(r -> r.field(field.field()).ranges(ranges(bounds)))));
      case FacetAsk.Dates(var field, var interval) ->
          with(
              field,
              Aggregation.of(a ->
                  a.dateHistogram(h ->
                      h.field(field.field())
                          .calendarInterval(CalendarInterval.valueOf(name(interval)))
                          .minDocCount(1))));
      case FacetAsk.Statistics(var field) ->
          Map.of(VALUES, Aggregation.of(a -> a.stats(s -> s.field(field.field()))));
    };
  }

  Facet answer(Map<String, Aggregate> answers) {
    var values = Objects.requireNonNull(answers.get(VALUES));
    return switch (ask) {
      case FacetAsk.Terms _ -> terms(values, answers);
      case FacetAsk.Histogram(_, var interval) ->
          new Facet.Spans(
              values.histogram().buckets().array().stream()
                  .map(b -> new Facet.Span(b.key(), b.key() + interval, b.docCount()))
                  .toList(),
              missing(answers));
      case FacetAsk.Ranges _ ->
          new Facet.Spans(
              values.range().buckets().array().stream()
                  .map(b -> new Facet.Span(b.from(), b.to(), b.docCount()))
                  .toList(),
              missing(answers));
      case FacetAsk.Dates _ ->
          new Facet.Periods(
              values.dateHistogram().buckets().array().stream()
                  .map(b -> new Facet.Period(Instant.ofEpochMilli(b.key()), b.docCount()))
                  .toList(),
              missing(answers));
      case FacetAsk.Statistics _ -> new Facet.Statistics(statistics(values.stats()));
    };
  }

  static AssetGroup.Statistics statistics(StatsAggregate stats) {
    return stats.count() == 0
        ? new AssetGroup.Statistics(0, 0, null, null, null)
        : new AssetGroup.Statistics(
            stats.count(), stats.sum(), stats.avg(), stats.min(), stats.max());
  }

  private Aggregation terms(FacetAsk.Terms terms) {
    var order =
        terms.byWord()
            ? List.of(NamedValue.of("_key", SortOrder.Asc))
            : List.of(
                NamedValue.of("_count", SortOrder.Desc), NamedValue.of("_key", SortOrder.Asc));
    return Aggregation.of(a ->
        a.terms(t -> {
          // None at all cannot be asked for.
          t.field(terms.field().field(scope)).size(Math.max(1, terms.first())).order(order);
          var only = terms.field().only();
          if (only != null) t.include(i -> i.regexp(only));
          return t;
        }));
  }

  private Facet terms(Aggregate values, Map<String, Aggregate> answers) {
    var first = ask instanceof FacetAsk.Terms terms ? terms.first() : 0;
    var words = values.isLterms() ? longs(values) : texts(values);
    var shown = words.subList(0, Math.min(first, words.size()));
    var left =
        words.stream().mapToLong(Facet.Word::count).sum()
            - shown.stream().mapToLong(Facet.Word::count).sum();
    return new Facet.Terms(
        shown,
        missing(answers),
        left + orZero(values.isLterms() ? values.lterms().sumOtherDocCount() : others(values)),
        values.isSterms() ? orZero(values.sterms().docCountErrorUpperBound()) : 0,
        Objects.requireNonNull(answers.get(DISTINCT)).cardinality().value());
  }

  private static @Nullable Long others(Aggregate values) {
    return values.isSterms() ? values.sterms().sumOtherDocCount() : null;
  }

  private static List<Facet.Word> texts(Aggregate values) {
    if (!values.isSterms()) return List.of();
    return values.sterms().buckets().array().stream()
        .map(b -> new Facet.Word(b.key().stringValue(), b.docCount()))
        .toList();
  }

  private static List<Facet.Word> longs(Aggregate values) {
    return values.lterms().buckets().array().stream()
        .map(b -> new Facet.Word(Long.toString(b.key()), b.docCount()))
        .toList();
  }

  private static Map<String, Aggregation> with(MeasuredField field, Aggregation values) {
    return Map.of(VALUES, values, MISSING, missing(field.field()));
  }

  private static Aggregation missing(String field) {
    return Aggregation.of(a -> a.missing(m -> m.field(field)));
  }

  private static long missing(Map<String, Aggregate> answers) {
    return Objects.requireNonNull(answers.get(MISSING)).missing().docCount();
  }

  /// Below the first bound, between each two, from the last one on.
  private static List<AggregationRange> ranges(List<Double> bounds) {
    var ranges = new ArrayList<AggregationRange>();
    for (var at = 0; at <= bounds.size(); at++) {
      var from = at == 0 ? null : bounds.get(at - 1);
      var to = at == bounds.size() ? null : bounds.get(at);
      ranges.add(
          AggregationRange.of(r -> {
            if (from != null) r.from(from);
            if (to != null) r.to(to);
            return r;
          }));
    }
    return ranges;
  }

  private static String name(FacetAsk.Interval interval) {
    return interval.name().charAt(0) + interval.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }
}
