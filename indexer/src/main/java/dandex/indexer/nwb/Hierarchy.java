package dandex.indexer.nwb;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The groups, datasets and soft links of a file, by path.
final class Hierarchy {
  // As many as systems of files follow. A link may lead below itself, and its path would grow.
  private static final int MOST_LINKS = 40;

  private final Map<String, Node> nodes;

  private Hierarchy(Map<String, Node> nodes) {
    this.nodes = nodes;
  }

  /// @param metadata by the keys of the refs, `units/.zattrs`. A key with stray slashes belongs to
  ///   nothing that has a path.
  static Hierarchy of(Map<String, Metadata> metadata) {
    var parts = new TreeMap<String, Parts>();
    metadata.forEach((key, told) -> {
      var path = path(key);
      if (NodePath.isWhole(path)) parts.computeIfAbsent(path, _ -> new Parts()).add(told.part());
    });
    var nodes = LinkedHashMap.<String, Node>newLinkedHashMap(parts.size());
    parts.forEach((path, part) -> nodes.put(path, new Node(path, part.attributes, part.array)));
    return new Hierarchy(nodes);
  }

  /// What is told of one node.
  private static final class Parts {
    private Attributes attributes = Attributes.NONE;
    private @Nullable ArrayForm array;

    void add(NodePart part) {
      switch (part) {
        case Attributes all -> attributes = all;
        case ArrayForm form -> array = form;
        case NodePart.Presence _ -> {}
      }
    }
  }

  Collection<Node> all() {
    return nodes.values();
  }

  Optional<Node> at(String path) {
    return Optional.ofNullable(nodes.get(path));
  }

  /// What a path leads to in the end, through soft links on the way and at its end.
  Optional<Node> resolved(String path) {
    var here = path;
    for (int step = 0; step <= MOST_LINKS; step++) {
      var node = nodes.get(here);
      if (node != null && !node.isLink()) return Optional.of(node);
      here = throughLink(here);
    }
    return Optional.empty();
  }

  /// The same path with the first soft link on it followed; the path itself where there is none.
  private String throughLink(String path) {
    for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      var above = end < 0 ? path : path.substring(0, end);
      var node = nodes.get(above);
      var target = node == null ? null : node.attributes().linkTarget();
      if (target != null) {
        return end < 0 ? target : NodePath.child(target, path.substring(end + 1));
      }
      if (end < 0) return path;
    }
  }

  private static String path(String key) {
    int slash = key.lastIndexOf('/');
    return slash < 0 ? NodePath.ROOT : slash == 0 ? "" : key.substring(0, slash);
  }

  static String key(String path, String name) {
    return NodePath.child(path, name);
  }
}
