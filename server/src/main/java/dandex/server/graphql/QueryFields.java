package dandex.server.graphql;

import dandex.catalog.DocumentKind;
import dandex.catalog.NeurodataTypes;
import dandex.catalog.Scope;
import dandex.server.find.Found;
import dandex.server.find.TypeCount;
import dandex.server.plan.Plan;
import dandex.server.plan.Planner;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields of the root.
final class QueryFields {
  private QueryFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        LookupFields.addTo(TypeFields.of("Query", Object.class))
            .asked("assets", QueryFields::assets)
            .asked("dandisets", QueryFields::dandisets)
            .asked("neurodataTypes", QueryFields::neurodataTypes)
            .asked("assetGroups", GroupFields::groups)
            .asked("syncRuns", RunFields::page)
            .asked("searchFreshness", QueryFields::pendingChanges)
            .build());
    wiring.type(
        TypeFields.of("SearchFreshness", Long.class)
            .field("pendingChanges", pending -> pending)
            .build());
    wiring.type(
        TypeFields.of("NeurodataType", TypeCount.class)
            .field("name", TypeCount::neurodataType)
            .field("parent", type -> NeurodataTypes.parent(type.neurodataType()).orElse(null))
            .field("ancestors", type -> NeurodataTypes.ancestors(type.neurodataType()))
            .field("assets", TypeCount::assets)
            .field("assetsWithSubtypes", TypeCount::withSubtypes)
            .build());
  }

  private static Connection<AssetNode> assets(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    var asked =
        Questions.assets(environment.getArguments(), Wanted.in(environment.getSelectionSet()));
    var plan = Planner.assets(asked.question());
    count(plan, exchange);
    var found = exchange.sources().finder().assets(plan);
    var page = new AssetPage(exchange.loaders(), keys(found));
    return connection(found, page.nodes(), node -> node.asset().id(), asked);
  }

  private static Connection<DandisetNode> dandisets(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    var asked =
        Questions.dandisets(environment.getArguments(), Wanted.in(environment.getSelectionSet()));
    var plan = Planner.dandisets(asked.question());
    count(plan, exchange);
    var found = exchange.sources().finder().dandisets(plan);
    var page = new DandisetPage(exchange.loaders(), keys(found));
    return connection(found, page.nodes(), DandisetNode::id, asked);
  }

  private static List<TypeCount> neurodataTypes(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    exchange.tally().searched();
    var scope = Scope.valueOf(String.valueOf(environment.<Object>getArgument("versions")));
    return exchange.sources().finder().neurodataTypes(scope);
  }

  private static Long pendingChanges(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    exchange.tally().stated(2);
    var outbox = exchange.sources().outbox();
    return outbox.pending(DocumentKind.ASSET) + outbox.pending(DocumentKind.DANDISET);
  }

  private static void count(Plan<?> plan, Exchange exchange) {
    switch (plan) {
      case Plan.BySearch<?> _ -> exchange.tally().searched();
      case Plan.ByColumns<?> columns ->
          exchange.tally().stated(columns.question().counted() ? 2 : 1);
      case Plan.Refused<?> refused -> throw Refusal.badInput(refused.why());
    }
  }

  private static <K> List<K> keys(Found<K> found) {
    return found.hits().stream().map(Found.Hit::key).toList();
  }

  /// Hits whose rows are gone are passed over.
  private static <K, N> Connection<N> connection(
      Found<K> found, List<N> nodes, Function<N, K> key, Questions.Sealed<?> asked) {
    var here = new HashMap<K, N>();
    for (var node : nodes) here.put(key.apply(node), node);
    var edges = new ArrayList<Edge<N>>(nodes.size());
    var hits = new ArrayList<List<@Nullable Object>>(found.hits().size());
    for (var hit : found.hits()) {
      hits.add(hit.position());
      var node = here.get(hit.key());
      if (node != null) edges.add(new Edge<>(node, hit.position(), asked.seal()));
    }
    return new Connection<>(
        edges, hits, found.more(), asked.isContinued(), found.total(), asked.seal());
  }
}
