package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import dandex.catalog.document.AliasMove;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.ClusterUnreachable;
import dandex.catalog.document.Index;
import dandex.catalog.document.NextIndex;
import dandex.catalog.outbox.IndexRebuild;
import dandex.catalog.outbox.Movements;
import dandex.catalog.outbox.Rebuilds;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The moment in which other indices begin to serve.
final class Changeover {
  private static final Logger LOG = LoggerFactory.getLogger(Changeover.class);

  private final Rebuilds rebuilds;
  private final Movements movements;
  private final Cluster cluster;
  private final String prefix;

  Changeover(Rebuilds rebuilds, Movements movements, Cluster cluster, String prefix) {
    this.rebuilds = rebuilds;
    this.movements = movements;
    this.cluster = cluster;
    this.prefix = prefix;
  }

  /// To the indices that a rebuild has made.
  static AliasMove move(String prefix, IndexRebuild rebuild) {
    return move(prefix, rebuild.built());
  }

  private static AliasMove move(String prefix, Map<DocumentKind, String> names) {
    var targets = new HashMap<Index, String>();
    for (var kind : Mirror.KINDS) {
      targets.put(new Index(prefix, kind), names.getOrDefault(kind, ""));
    }
    return new AliasMove(targets);
  }

  /// Moves the aliases to the new indices; what served before, and how far that is behind, is on
  /// record before.
  void make(IndexRebuild rebuild) {
    var behind = movements.delivered(rebuild.horizon());
    var serving = new EnumMap<DocumentKind, String>(DocumentKind.class);
    for (var kind : Mirror.KINDS) {
      new Index(prefix, kind).name(cluster).ifPresent(name -> serving.put(kind, name));
    }
    rebuilds.serving(rebuild.id(), serving, behind);
    make(move(prefix, rebuild));
  }

  /// Moves the aliases back to what a rebuild replaced.
  void takeBack(IndexRebuild rebuild) {
    var back = move(prefix, rebuild.replaced());
    if (!back.isDone(cluster)) make(back);
  }

  /// An answer that got lost says nothing: the aliases do.
  private void make(AliasMove move) {
    try {
      move.make(cluster);
    } catch (ClusterUnreachable refused) {
      if (!move.isDone(cluster)) throw refused;
      LOG.info("The aliases have moved, though the answer got lost");
    }
  }

  /// Deletes indices that served or were to serve, but for those that are kept.
  ///
  /// @param keep of how many rebuilds what they replaced is kept
  void clear(int keep) {
    for (var name : rebuilds.disused(prefix, keep)) {
      if (NextIndex.isOfNoUse(cluster, name)) {
        NextIndex.drop(cluster, name);
        LOG.info("Index {} serves nobody any more and is deleted", name);
      }
    }
  }
}
