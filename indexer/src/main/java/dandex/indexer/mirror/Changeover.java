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
import dandex.catalog.outbox.Swaps;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The moment in which other indices begin to serve.
final class Changeover {
  private static final Logger LOG = LoggerFactory.getLogger(Changeover.class);

  private final Rebuilds rebuilds;
  private final Swaps swaps;
  private final Movements movements;
  private final Cluster cluster;
  private final String prefix;

  Changeover(DataSource database, Cluster cluster, String prefix) {
    this.rebuilds = new Rebuilds(database);
    this.swaps = new Swaps(database);
    this.movements = new Movements(database);
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
    swaps.serving(rebuild.id(), serving, behind);
    make(move(prefix, rebuild));
  }

  /// Puts on record that the new indices serve; what they may lack is due then.
  void record(IndexRebuild rebuild) {
    swaps.done(rebuild);
  }

  /// Puts on record what was left by a rebuild, or by whoever took one back, that died between the
  /// move and that.
  void recordLeft() {
    recordLeftRebuild();
    recordLeftReturn();
  }

  void recordLeftRebuild() {
    rebuilds
        .open(prefix)
        .filter(it -> move(prefix, it).isDone(cluster))
        .ifPresent(left -> {
          record(left);
          LOG.info("A rebuild died when its index served already; what that may lack is due now");
        });
  }

  /// Moves the aliases back to what a rebuild replaced, and puts that on record; what moved since
  /// is due then.
  void takeBack(IndexRebuild rebuild) {
    var back = back(rebuild);
    if (!back.isDone(cluster)) make(back);
    swaps.takenBack(rebuild);
  }

  void recordLeftReturn() {
    rebuilds
        .done(prefix)
        .filter(it -> back(it).isDone(cluster))
        .ifPresent(left -> {
          swaps.takenBack(left);
          LOG.info("A rebuild was taken back by a run that died; what moved since it is due now");
        });
  }

  private AliasMove back(IndexRebuild rebuild) {
    return move(prefix, rebuild.replaced());
  }

  /// An answer that got lost says nothing: the aliases do. Whoever found no index may have made one
  /// in the same moment, which then is to step aside as well.
  private void make(AliasMove move) {
    try {
      move.make(cluster);
    } catch (ClusterUnreachable refused) {
      if (!move.isDone(cluster)) throw refused;
      LOG.info("The aliases have moved, though the answer got lost");
    }
    if (!move.isDone(cluster)) move.make(cluster);
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
