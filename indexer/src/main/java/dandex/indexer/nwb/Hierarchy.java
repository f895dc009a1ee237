package dandex.indexer.nwb;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The groups, datasets and soft links of a file, by path.
final class Hierarchy {
  private static final String ATTRIBUTES = ".zattrs";
  private static final String ARRAY = ".zarray";

  // As many as systems of files follow. A link may lead below itself, and its path would grow.
  private static final int MOST_LINKS = 40;

  private final Map<String, Node> nodes;

  private Hierarchy(Map<String, Node> nodes) {
    this.nodes = nodes;
  }

  /// @param metadata `.zattrs`, `.zgroup` and `.zarray` by key, `units/.zattrs`, each a JSON
  ///   object. A key with stray slashes belongs to nothing that has a path.
  static Hierarchy of(Map<String, String> metadata) throws IOException {
    var paths = new TreeSet<String>();
    for (var key : metadata.keySet()) {
      var path = path(key);
      if (NodePath.isWhole(path)) paths.add(path);
    }
    var nodes = new LinkedHashMap<String, Node>();
    for (var path : paths) nodes.put(path, node(path, metadata));
    return new Hierarchy(nodes);
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

  private static Node node(String path, Map<String, String> metadata) throws IOException {
    var attributes = metadata.get(key(path, ATTRIBUTES));
    var array = metadata.get(key(path, ARRAY));
    return new Node(
        path,
        attributes == null ? Attributes.NONE : Attributes.parse(attributes),
        array == null ? null : ArrayForm.parse(array));
  }

  static String key(String path, String name) {
    return NodePath.child(path, name);
  }
}
