package dandex.server.graphql;

import dandex.catalog.DocumentKind;
import dandex.catalog.NeurodataTypes;
import dandex.catalog.Scope;
import dandex.server.find.TypeCount;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/// The fields of the root.
final class QueryFields {
  private QueryFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        LookupFields.addTo(TypeFields.of("Query", Object.class))
            .asked("assets", SearchFields::assets)
            .asked("dandisets", SearchFields::dandisets)
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
