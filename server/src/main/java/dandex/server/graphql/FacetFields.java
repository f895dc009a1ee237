package dandex.server.graphql;

import dandex.server.find.Facet;
import dandex.server.find.FacetAsk;
import dandex.server.find.Facets;
import dandex.server.find.Quest;
import dandex.server.find.Sitting;
import dandex.server.plan.Plan;
import dandex.server.plan.Planner;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import graphql.schema.idl.RuntimeWiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How matches are spread over the values of fields. All facets that are selected are counted in
/// one search, before the first of them is read.
final class FacetFields {
  private static final String TOTAL = "totalCount";
  private static final List<String> FACETS =
      List.of("terms", "histogram", "ranges", "dates", "statistics");

  private FacetFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    for (var type : List.of("AssetFacets", "DandisetFacets")) {
      var fields = TypeFields.of(type, Counted.class).field(TOTAL, Counted::total);
      for (var facet : FACETS) fields.asked(facet, FacetFields::counted);
      wiring.type(fields.build());
    }
    wiring.type(
        TypeFields.of("TermsFacet", Facet.Terms.class)
            .field("buckets", Facet.Terms::words)
            .field("missing", Facet.Terms::missing)
            .field("otherCount", Facet.Terms::others)
            .field("countErrorUpperBound", Facet.Terms::error)
            .field("approximateValueCount", Facet.Terms::distinct)
            .build());
    wiring.type(
        TypeFields.of("TermBucket", Facet.Word.class)
            .field("value", Facet.Word::word)
            .field("count", Facet.Word::count)
            .build());
    wiring.type(
        TypeFields.of("NumbersFacet", Facet.Spans.class)
            .field("buckets", Facet.Spans::spans)
            .field("missing", Facet.Spans::missing)
            .build());
    wiring.type(
        TypeFields.of("NumberBucket", Facet.Span.class)
            .field("from", Facet.Span::from)
            .field("to", Facet.Span::to)
            .field("count", Facet.Span::count)
            .build());
    wiring.type(
        TypeFields.of("DatesFacet", Facet.Periods.class)
            .field("buckets", Facet.Periods::periods)
            .field("missing", Facet.Periods::missing)
            .build());
    wiring.type(
        TypeFields.of("DateBucket", Facet.Period.class)
            .field("from", Facet.Period::from)
            .field("count", Facet.Period::count)
            .build());
  }

  static Object assets(DataFetchingEnvironment environment) {
    return counted(
        environment,
        () -> Planner.assets(Questions.assetsCounted(environment.getArguments())),
        FacetAsks.ASSETS,
        Sitting::assetFacets);
  }

  static Object dandisets(DataFetchingEnvironment environment) {
    return counted(
        environment,
        () -> Planner.dandisets(Questions.dandisetsCounted(environment.getArguments())),
        FacetAsks.DANDISETS,
        Sitting::dandisetFacets);
  }

  private interface Counting<F> {
    Quest<Facets> of(Sitting sitting, Plan<F> plan, List<FacetAsk> asks);
  }

  private static <F> Object counted(
      DataFetchingEnvironment environment,
      Supplier<Plan<F>> asked,
      FacetAsks reading,
      Counting<F> counting) {
    var exchange = Exchange.of(environment);
    var plan =
        exchange.planning(
            () -> Plans.bySearch(asked.get(), "facets are counted by the search index only"));
    var selected =
        environment.getSelectionSet().getImmediateFields().stream()
            .filter(field -> FACETS.contains(field.getName()))
            .toList();
    var asks = reading.asked(selected.stream().map(FacetFields::call).toList());
    var searches = exchange.searches();
    return searches.ask(
        counting.of(searches.sitting(), plan, asks), facets -> Counted.of(selected, facets));
  }

  private static FacetAsks.Call call(SelectedField field) {
    return new FacetAsks.Call(field.getName(), field.getArguments());
  }

  private static @Nullable Object counted(DataFetchingEnvironment environment) {
    Counted counted = Objects.requireNonNull(environment.getSource());
    var facet = counted.byKey().get(environment.getMergedField().getResultKey());
    return facet instanceof Facet.Statistics(var statistics) ? statistics : facet;
  }

  /// @param byKey by the name under which each is answered
  record Counted(long total, Map<String, Facet> byKey) {
    static Counted of(List<SelectedField> selected, Facets facets) {
      var byKey = new LinkedHashMap<String, Facet>();
      for (var at = 0; at < selected.size(); at++) {
        byKey.put(selected.get(at).getResultKey(), facets.facets().get(at));
      }
      return new Counted(facets.total(), byKey);
    }
  }
}
