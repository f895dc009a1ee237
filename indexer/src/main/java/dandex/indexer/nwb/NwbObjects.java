package dandex.indexer.nwb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dandex.catalog.NwbItem;
import dandex.catalog.NwbObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What makes a group or dataset with a neurodata type an NWB object.
final class NwbObjects {
  // What an index of Postgres takes; no type of a real file comes near.
  private static final int TYPE_BYTES = 500;
  private static final String TABLE = "DynamicTable";

  private final Hierarchy hierarchy;
  private final Extensions extensions;
  private final TypeTree types;

  NwbObjects(Hierarchy hierarchy, Extensions extensions, TypeTree types) {
    this.hierarchy = hierarchy;
    this.extensions = extensions;
    this.types = types;
  }

  static boolean isTyped(Node node) {
    var type = type(node);
    return !node.isLink()
        && type != null
        && !type.isBlank()
        && type.getBytes(UTF_8).length <= TYPE_BYTES;
  }

  /// @param node one that is typed
  NwbObject object(Node node, NwbItem item) {
    var type = type(node);
    if (type == null) throw new IllegalArgumentException(node.path() + " has no type");
    var attributes = node.attributes();
    var namespace = attributes.word("namespace");
    var ancestors = types.ancestors(namespace, type);
    var columns = attributes.value("colnames").texts();
    boolean isTable = attributes.has("colnames") || type.equals(TABLE) || ancestors.contains(TABLE);
    return new NwbObject(
        item,
        type,
        namespace,
        namespace == null ? null : extensions.version(namespace),
        ancestors,
        columns,
        isTable ? rows(node.path(), columns) : null,
        attributes.word("object_id"),
        attributes.word("description"),
        unit(node));
  }

  private static @Nullable String type(Node node) {
    return node.attributes().word("neurodata_type");
  }

  /// Its own, or that of its data.
  private @Nullable String unit(Node node) {
    var own = node.attributes().word("unit");
    return own != null
        ? own
        : child(node.path(), "data").map(data -> data.attributes().word("unit")).orElse(null);
  }

  /// As many as there are identifiers; where they are missing, as the first column has. A ragged
  /// column has as many as its index, a doubly ragged one as the index of its index.
  private @Nullable Long rows(String path, List<String> columns) {
    var identifiers = length(path, "id");
    if (identifiers != null || columns.isEmpty()) return identifiers;
    var column = columns.getFirst();
    while (child(path, column + "_index").isPresent()) column += "_index";
    return length(path, column);
  }

  private @Nullable Long length(String path, String name) {
    return child(path, name).map(Node::length).orElse(null);
  }

  /// A dataset just below, or the one that a link just below leads to.
  private Optional<Node> child(String path, String name) {
    return hierarchy
        .at(NodePath.child(path, name))
        .flatMap(child -> child.isLink() ? hierarchy.resolved(child.path()) : Optional.of(child))
        .filter(Node::isDataset);
  }
}
