package dandex.indexer.mirror;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Documents;
import dandex.catalog.document.Index;
import dandex.catalog.outbox.Leases;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.store.Database;
import dandex.indexer.run.RunContext;
import dandex.indexer.run.Task;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the search index up to the catalog: makes the indices that are not there, delivers until
/// nothing is pending, and ends when a search sees all of it.
///
/// A document that the cluster refuses is parked and told as an error. What the cluster cannot take
/// for now is tried again for a while, then told as an error and left to the next run.
public final class Mirror implements Task {
  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
  private static final List<DocumentKind> KINDS =
      List.of(DocumentKind.DANDISET, DocumentKind.ASSET);

  private final Documents documents;
  private final Cluster cluster;
  private final Outbox outbox;
  private final Leases leases;
  private final String prefix;
  private final Pace pace;

  /// @param prefix of the index names
  public Mirror(
      Database database, Cluster cluster, Outbox outbox, Leases leases, String prefix, Pace pace) {
    this.documents = new Documents(database);
    this.cluster = cluster;
    this.outbox = outbox;
    this.leases = leases;
    this.prefix = prefix;
    this.pace = pace;
  }

  /// @throws dandex.catalog.document.ClusterUnreachable when nobody answers, or we are refused
  /// @throws IndexGone when an index was thrown away meanwhile
  @Override
  public void run(RunContext context) throws Exception {
    cluster.require();
    KINDS.forEach(this::prepare);
    var pending = KINDS.stream().mapToLong(outbox::pending).sum();
    try (var bar = context.progress().bar("Mirroring", pending)) {
      var tally = new Tally(context, bar);
      for (var kind : KINDS) {
        bar.note(kind.column());
        drain(kind, context, tally);
      }
    }
    KINDS.forEach(this::show);
  }

  /// Everything is made due *before* the index is made. The other way round, a process that dies
  /// between the two leaves an index that is there and empty, and nobody would ever fill it; this
  /// way it leaves an alias that is still missing, and the next run begins again.
  private void prepare(DocumentKind kind) {
    var index = new Index(prefix, kind);
    if (index.exists(cluster)) return;
    outbox.redeliver(kind);
    if (index.ensure(cluster)) {
      LOG.info("index {} was not there; it is made and will be filled", index.alias());
    }
  }

  private void drain(DocumentKind kind, RunContext context, Tally tally)
      throws InterruptedException {
    var courier = courier(kind, tally);
    var crew = new Crew(outbox, kind, pace, context);
    var patience = new Patience(pace.pauses(), context);
    do {
      // The lock on mirror runs says that no other deliverer is alive.
      leases.end(kind);
      var settled = tally.settled();
      crew.deliver(courier);
      if (tally.settled() > settled) patience.restore();
      if (context.isCancelled() || outbox.pending(kind) == 0) return;
    } while (patience.permits());
    if (!context.isCancelled()) tally.leave(kind.column(), outbox.pending(kind));
  }

  private Courier courier(DocumentKind kind, Tally tally) {
    var carrier = new Carrier(cluster, new Index(prefix, kind));
    return new Courier(documents, kind, carrier, tally, pace.bytesPerRequest());
  }

  private void show(DocumentKind kind) {
    try {
      cluster.client().indices().refresh(ask -> ask.index(new Index(prefix, kind).alias()));
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }
}
