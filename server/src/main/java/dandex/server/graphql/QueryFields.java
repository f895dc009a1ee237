package dandex.server.graphql;

import graphql.schema.idl.RuntimeWiring;

/// The fields of the root.
final class QueryFields {
  private QueryFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        LookupFields.addTo(TypeFields.of("Query", Object.class))
            .asked("assets", SearchFields::assets)
            .asked("dandisets", SearchFields::dandisets)
            .asked("neurodataTypes", NeurodataTypeFields::occurring)
            .asked("assetGroups", GroupFields::groups)
            .asked("assetFacets", FacetFields::assets)
            .asked("dandisetFacets", FacetFields::dandisets)
            .asked("syncRuns", RunFields::page)
            .asked("runRequest", RequestFields::request)
            .asked("suggest", SuggestionFields::suggest)
            .asked("searchFreshness", FreshnessFields::backlog)
            .build());
  }
}
