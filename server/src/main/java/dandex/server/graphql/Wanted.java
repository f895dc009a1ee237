package dandex.server.graphql;

import graphql.schema.DataFetchingFieldSelectionSet;

/// Which parts of a connection are selected, so that the others cost nothing.
///
/// @param rows anything of the page itself
/// @param total the number of all matches
record Wanted(boolean rows, boolean total) {
  static Wanted in(DataFetchingFieldSelectionSet selected) {
    return new Wanted(
        selected.containsAnyOf("nodes", "edges", "pageInfo"), selected.contains("totalCount"));
  }
}
