package dandex.server.graphql;

import dandex.catalog.DocumentKind;
import dandex.catalog.NeurodataTypes;
import dandex.catalog.Scope;
import dandex.server.find.TypeCount;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of the root.
final class QueryFields {
  private QueryFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeFields.of("Query", Object.class)
            .asked("assets", SearchFields::assets)
            .asked("dandisets", SearchFields::dandisets)
            .asked("asset", QueryFields::asset)
            .asked("dandiset", QueryFields::dandiset)
            .asked("neurodataTypes", QueryFields::neurodataTypes)
            .asked("assetGroups", GroupFields::groups)
            .asked("assetFacets", FacetFields::assets)
            .asked("dandisetFacets", FacetFields::dandisets)
            .asked("syncRuns", RunFields::page)
            .asked("runRequest", RequestFields::request)
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

  private static @Nullable AssetNode asset(DataFetchingEnvironment environment) {
    var id = GlobalId.asset(String.valueOf(environment.<Object>getArgument("id")));
    var nodes = new AssetPage(Exchange.of(environment).loaders(), List.of(id)).nodes();
    return nodes.isEmpty() ? null : nodes.getFirst();
  }

  private static @Nullable DandisetNode dandiset(DataFetchingEnvironment environment) {
    var id = Filters.dandisetId(String.valueOf(environment.<Object>getArgument("identifier")));
    return new DandisetPage(Exchange.of(environment).loaders(), List.of(id)).node(id);
  }

  private static List<TypeCount> neurodataTypes(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    exchange.tally().searched();
    exchange.tally().stated(1);
    var scope = Scope.valueOf(String.valueOf(environment.<Object>getArgument("versions")));
    return exchange.sources().finder().neurodataTypes(scope);
  }

  private static Long pendingChanges(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    exchange.tally().stated(2);
    var outbox = exchange.sources().outbox();
    return outbox.pending(DocumentKind.ASSET) + outbox.pending(DocumentKind.DANDISET);
  }
}
