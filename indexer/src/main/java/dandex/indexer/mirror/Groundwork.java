package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Fit;
import dandex.catalog.document.Index;
import dandex.catalog.document.NextIndex;
import dandex.catalog.outbox.IndexRebuild;
import dandex.catalog.outbox.Movements;
import dandex.catalog.outbox.RebuildRanges;
import dandex.catalog.outbox.Rebuilds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a rebuild stands on: the one that ended before its time where it can be gone on with, else
/// a new one, and for each kind an index that can be filled.
final class Groundwork {
  private static final Logger LOG = LoggerFactory.getLogger(Groundwork.class);

  private final Rebuilds rebuilds;
  private final RebuildRanges ranges;
  private final Movements movements;
  private final Cluster cluster;
  private final String prefix;

  Groundwork(
      Rebuilds rebuilds,
      RebuildRanges ranges,
      Movements movements,
      Cluster cluster,
      String prefix) {
    this.rebuilds = rebuilds;
    this.ranges = ranges;
    this.movements = movements;
    this.cluster = cluster;
    this.prefix = prefix;
  }

  IndexRebuild lay() {
    var open = rebuilds.open(prefix);
    if (open.isPresent() && Changeover.move(prefix, open.get()).isDone(cluster)) return open.get();
    var rebuild = open.filter(this::isSound).orElse(null);
    if (rebuild != null) {
      LOG.info("The rebuild that ended before its time goes on: {}", progress(rebuild));
    } else {
      open.ifPresent(this::giveUp);
      movements.overtakeFuture();
      rebuild = rebuilds.begin(prefix, movements.now());
    }
    for (var kind : Mirror.KINDS) rebuild = indexed(rebuild, kind);
    return rebuild;
  }

  /// Gives a rebuild up, and what it made.
  void giveUp(IndexRebuild rebuild) {
    rebuilds.abandon(rebuild.id());
    for (var kind : rebuild.built().keySet()) {
      next(kind).name(cluster).ifPresent(name -> NextIndex.drop(cluster, name));
    }
    LOG.info("A rebuild that cannot be gone on with is given up: {}", progress(rebuild));
  }

  NextIndex next(DocumentKind kind) {
    return new NextIndex(new Index(prefix, kind));
  }

  private String progress(IndexRebuild rebuild) {
    var progress = ranges.progress(rebuild.id());
    return "%d of %d ranges of keys are filled".formatted(progress.filled(), progress.ranges());
  }

  /// Not where Postgres was set back behind its beginning, nor where the mapping has changed since
  /// or somebody deleted a new index.
  private boolean isSound(IndexRebuild rebuild) {
    return rebuild.horizon().transaction() <= movements.now().transaction()
        && rebuild.built().entrySet().stream()
            .filter(built -> ranges.isDivided(rebuild.id(), built.getKey()))
            .allMatch(built -> isThere(built.getKey(), built.getValue()));
  }

  private boolean isThere(DocumentKind kind, String name) {
    return next(kind).name(cluster).filter(name::equals).isPresent()
        && next(kind).fit(cluster) == Fit.CURRENT;
  }

  /// The name is on record before the index is made, and ranges come after: an index that nobody
  /// knows of cannot be left behind, and one that has ranges is there.
  private IndexRebuild indexed(IndexRebuild rebuild, DocumentKind kind) {
    if (ranges.isDivided(rebuild.id(), kind)) return rebuild;
    var next = next(kind);
    next.name(cluster).ifPresent(left -> NextIndex.drop(cluster, left));
    var name = next.freeName(cluster);
    rebuilds.name(rebuild.id(), kind, name);
    next.create(cluster, name);
    return rebuild.with(kind, name);
  }
}
