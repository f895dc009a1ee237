package dandex.server.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node of a page and where it stands in the answer.
record Edge<N>(N node, List<@Nullable Object> position, Seal seal) {
  String cursor() {
    return seal.cursor(position);
  }
}
