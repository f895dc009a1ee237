package dandex.server.graphql;

import dandex.catalog.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of an answer.
///
/// @param edges those hits whose rows are still here
/// @param hits positions of all hits of the page, so that paging goes on past rows that are gone
/// @param previous whether there is more before the page
/// @param next whether there is more after the page
/// @param total of all matches; null unless it was asked for
record Connection<N>(
    List<Edge<N>> edges,
    List<List<@Nullable Object>> hits,
    boolean previous,
    boolean next,
    @Nullable Long total,
    Seal seal) {
  /// @param more whether there is more in the direction of reading
  static <N> Connection<N> of(
      List<Edge<N>> edges,
      List<List<@Nullable Object>> hits,
      Page page,
      boolean more,
      @Nullable Long total,
      Seal seal) {
    var continued = page.from() != null;
    return new Connection<>(
        edges,
        hits,
        page.backward() ? more : continued,
        page.backward() ? continued : more,
        total,
        seal);
  }

  List<N> nodes() {
    return edges.stream().map(Edge::node).toList();
  }

  @Nullable String startCursor() {
    return hits.isEmpty() ? null : seal.cursor(hits.getFirst());
  }

  @Nullable String endCursor() {
    return hits.isEmpty() ? null : seal.cursor(hits.getLast());
  }
}
