package dandex.server.graphql;

import dandex.server.load.Loaders;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Nodes of all types that are answered side by side.
final class NodePage {
  private final Map<NodeKey, Object> nodes = new HashMap<>();

  /// Reads what is here, all of a type at once.
  NodePage(Loaders loaders, Collection<NodeKey> keys) {
    var assets = of(NodeKey.OfAsset.class, keys).map(NodeKey.OfAsset::id).toList();
    for (var node : new AssetPage(loaders, assets).nodes()) {
      nodes.put(new NodeKey.OfAsset(node.asset().id()), node);
    }
    var dandisets = of(NodeKey.OfDandiset.class, keys).map(NodeKey.OfDandiset::id).toList();
    for (var node : new DandisetPage(loaders, dandisets).nodes()) {
      nodes.put(new NodeKey.OfDandiset(node.id()), node);
    }
  }

  /// One of them, or null when it is not here.
  @Nullable Object node(NodeKey key) {
    return nodes.get(key);
  }

  private static <K extends NodeKey> Stream<K> of(Class<K> type, Collection<NodeKey> keys) {
    return keys.stream().filter(type::isInstance).map(type::cast).distinct();
  }
}
