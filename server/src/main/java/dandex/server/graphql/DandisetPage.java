package dandex.server.graphql;

import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.VersionDetails;
import dandex.catalog.VersionKey;
import dandex.server.load.Loaders;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Dandisets that are answered side by side: what is read for one of them is read for all.
final class DandisetPage {
  private final Loaders loaders;
  private final Map<DandisetId, DandisetNode> nodes = new LinkedHashMap<>();

  DandisetPage(Loaders loaders, Collection<DandisetId> ids) {
    this.loaders = loaders;
    for (var row : loaders.dandisets().all(ids)) {
      nodes.put(row.dandiset().id(), new DandisetNode(row, row.shown(), this));
    }
  }

  /// Those of the dandisets that are here, in the order of the keys.
  List<DandisetNode> nodes() {
    return List.copyOf(nodes.values());
  }

  /// One of them, or null when it is not here.
  @Nullable DandisetNode node(DandisetId id) {
    return nodes.get(id);
  }

  /// @param siblings versions of which the same will be asked
  Json metadata(VersionKey version, Collection<VersionKey> siblings) {
    var metadata = loaders.versionMetadata().one(version, siblings);
    if (metadata == null) throw gone(version);
    return metadata;
  }

  /// @param siblings versions of which the same will be asked
  VersionDetails details(VersionKey version, Collection<VersionKey> siblings) {
    var details = loaders.versionDetails().one(version, siblings);
    if (details == null) throw gone(version);
    return details;
  }

  /// All versions of all dandisets of the page.
  List<VersionKey> versions() {
    return nodes.values().stream()
        .flatMap(node -> node.row().versions().stream())
        .map(VersionNode::key)
        .toList();
  }

  /// The versions that speak for the dandisets of the page.
  List<VersionKey> shown() {
    return nodes.values().stream().map(node -> VersionNode.key(node.shown())).toList();
  }

  private static RowGone gone(VersionKey version) {
    return new RowGone("version " + version.version() + " of dandiset " + version.dandiset());
  }
}
