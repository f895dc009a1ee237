package dandex.server.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node of a page and where it stands in the answer.
///
/// @param text what was searched for; null where nothing was
record Edge<N>(N node, List<@Nullable Object> position, Seal seal, @Nullable String text) {
  Edge(N node, List<@Nullable Object> position, Seal seal) {
    this(node, position, seal, null);
  }

  String cursor() {
    return seal.cursor(position);
  }
}
