package dandex.server.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of an answer.
///
/// @param edges those hits whose rows are still here
/// @param hits positions of all hits of the page, so that paging goes on past rows that are gone
/// @param more whether there is more after the page
/// @param continued whether the page was asked for with `after`
/// @param total of all matches; null unless it was asked for
record Connection<N>(
    List<Edge<N>> edges,
    List<List<@Nullable Object>> hits,
    boolean more,
    boolean continued,
    @Nullable Long total,
    Seal seal) {
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
