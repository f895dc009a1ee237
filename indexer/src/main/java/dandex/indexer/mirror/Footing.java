package dandex.indexer.mirror;

import dandex.catalog.document.Cluster;
import dandex.catalog.document.Fit;
import dandex.catalog.document.Index;
import java.util.Optional;

/// Whether documents as this program makes them may be written to what stands behind an alias. That
/// can change while a run goes on: a rebuild by another version of the program moves it.
final class Footing {
  private final Cluster cluster;
  private final Index index;
  private Optional<String> seen = Optional.empty();
  private boolean fits = true;

  Footing(Cluster cluster, Index index) {
    this.cluster = cluster;
    this.index = index;
  }

  /// Costs one small question; another where the alias was moved.
  synchronized boolean isFirm() {
    var name = index.name(cluster);
    if (!name.equals(seen)) {
      fits = index.fit(cluster) != Fit.OUTDATED;
      seen = name;
    }
    return fits;
  }
}
