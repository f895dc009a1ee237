package dandex.indexer.nwb;

import dandex.catalog.NeurodataTypes;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What neurodata types extend in one file: those of NWB itself as they are bundled, those of
/// extensions as the file's own schemas define them, where these could be decoded.
final class TypeTree {
  private static final Pattern SCHEMA = Pattern.compile("specifications/([^/]+)/([^/]+)/[^/]+");

  /// By namespace.
  private final Map<String, Map<String, String>> parents = new HashMap<>();

  TypeTree(Hierarchy hierarchy, Extensions extensions, Chunks chunks) {
    for (var node : hierarchy.all()) {
      var found = SCHEMA.matcher(node.path());
      if (!node.isDataset() || !found.matches()) continue;
      var namespace = found.group(1);
      if (Extensions.BUNDLED.contains(namespace)) continue;
      if (!found.group(2).equals(extensions.version(namespace))) continue;
      chunks
          .word(node.path(), Chunks.MOST_BYTES_OF_SCHEMA)
          .ifPresent(text ->
              parents
                  .computeIfAbsent(namespace, _ -> new HashMap<>())
                  .putAll(SchemaText.parents(text)));
    }
  }

  /// Nearest first; as far as they are known.
  ///
  /// @param namespace null in old files, whose types are those of NWB itself
  List<String> ancestors(@Nullable String namespace, String type) {
    if (namespace == null || Extensions.BUNDLED.contains(namespace)) {
      return NeurodataTypes.ancestors(type);
    }
    var ancestors = new LinkedHashSet<String>();
    var own = parents.getOrDefault(namespace, Map.of());
    var parent = own.get(type);
    while (parent != null && !parent.equals(type) && ancestors.add(parent)) {
      var further = own.get(parent);
      if (further == null) {
        ancestors.addAll(beyond(namespace, parent));
        break;
      }
      parent = further;
    }
    return List.copyOf(ancestors);
  }

  /// Of a type that the extension itself does not define.
  private List<String> beyond(String namespace, String type) {
    var bundled = NeurodataTypes.ancestors(type);
    if (!bundled.isEmpty()) return bundled;
    return parents.entrySet().stream()
        .filter(other -> !other.getKey().equals(namespace) && other.getValue().containsKey(type))
        .findFirst()
        .map(other -> inOne(other.getValue(), type))
        .orElse(List.of());
  }

  private static List<String> inOne(Map<String, String> own, String type) {
    var ancestors = new LinkedHashSet<String>();
    var parent = own.get(type);
    while (parent != null && ancestors.add(parent)) {
      if (!own.containsKey(parent)) ancestors.addAll(NeurodataTypes.ancestors(parent));
      parent = own.get(parent);
    }
    return List.copyOf(ancestors);
  }
}
