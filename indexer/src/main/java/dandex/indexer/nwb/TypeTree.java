package dandex.indexer.nwb;

import dandex.catalog.NeurodataTypes;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
  private final Map<String, Map<String, String>> parents = new LinkedHashMap<>();

  TypeTree(Hierarchy hierarchy, Extensions extensions, Chunks chunks) {
    for (var node : hierarchy.all()) {
      if (!Extensions.isWithin(node.path()) || !node.isDataset()) continue;
      var found = SCHEMA.matcher(node.path());
      if (!found.matches()) continue;
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
  /// @param namespace null in old files, which do not say whose types theirs are
  List<String> ancestors(@Nullable String namespace, String type) {
    var bundled = NeurodataTypes.ancestors(type);
    if (namespace == null && bundled.isEmpty()) return extended(definer(type), type);
    return namespace == null || Extensions.BUNDLED.contains(namespace)
        ? bundled
        : extended(namespace, type);
  }

  private List<String> extended(@Nullable String namespace, String type) {
    var ancestors = new LinkedHashSet<String>();
    var home = namespace;
    var here = type;
    while (home != null) {
      var parent = parents.getOrDefault(home, Map.of()).get(here);
      if (parent == null || parent.equals(type) || !ancestors.add(parent)) break;
      if (!parents.getOrDefault(home, Map.of()).containsKey(parent)) {
        ancestors.addAll(NeurodataTypes.ancestors(parent));
        home = NeurodataTypes.ancestors(parent).isEmpty() ? definer(parent) : null;
      }
      here = parent;
    }
    return List.copyOf(ancestors);
  }

  /// The extension that defines a type, whichever.
  private @Nullable String definer(String type) {
    return parents.entrySet().stream()
        .filter(schema -> schema.getValue().containsKey(type))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
