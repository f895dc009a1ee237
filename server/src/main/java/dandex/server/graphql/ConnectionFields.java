package dandex.server.graphql;

import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/// The fields of connections, edges and page infos, which are alike for all types.
final class ConnectionFields {
  private static final List<String> TYPES =
      List.of("Asset", "Dandiset", "NwbObject", "StructureItem", "SyncRun", "Tombstone");

  private static final List<String> SEARCHED = List.of("Asset", "Dandiset");

  private ConnectionFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    for (var type : TYPES) {
      wiring.type(
          TypeFields.of(type + "Connection", Connection.class)
              .field("totalCount", connection -> connection.total())
              .field("nodes", connection -> connection.nodes())
              .field("edges", connection -> connection.edges())
              .field("pageInfo", connection -> connection)
              .build());
      var edge =
          TypeFields.of(type + "Edge", Edge.class)
              .field("cursor", one -> one.cursor())
              .field("node", one -> one.node());
      if (SEARCHED.contains(type)) {
        edge.field("highlights", one -> Highlight.of(one.node(), one.text()));
      }
      wiring.type(edge.build());
    }
    wiring.type(
        TypeFields.of("PageInfo", Connection.class)
            .field("hasNextPage", connection -> connection.next())
            .field("hasPreviousPage", connection -> connection.previous())
            .field("startCursor", connection -> connection.startCursor())
            .field("endCursor", connection -> connection.endCursor())
            .build());
  }
}
