package dandex.server.graphql;

import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.VersionId;
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

  Json metadata(DandisetId dandiset, VersionId version) {
    var versions = loaders.describedVersions().one(dandiset, nodes.keySet());
    if (versions != null) {
      for (var described : versions) {
        if (described.id().equals(version)) return described.metadata();
      }
    }
    throw new RowGone("version " + version + " of dandiset " + dandiset);
  }
}
