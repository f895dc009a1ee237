package dandex.indexer.nwb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Paths of soft links, by the path of what they lead to in the end. One that leads nowhere, or in
/// a circle, is none.
final class Aliases {
  private final Map<String, List<String>> byPath = new HashMap<>();

  Aliases(Hierarchy hierarchy) {
    for (var node : hierarchy.all()) {
      if (!node.isLink()) continue;
      hierarchy
          .resolved(node.path())
          .ifPresent(found ->
              byPath.computeIfAbsent(found.path(), _ -> new ArrayList<>()).add(node.path()));
    }
  }

  List<String> of(String path) {
    return List.copyOf(byPath.getOrDefault(path, List.of()));
  }
}
