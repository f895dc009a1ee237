package dandex.indexer.mirror;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Documents;
import dandex.catalog.document.Index;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.store.Database;
import dandex.indexer.run.RunContext;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way from the outbox into the indices that serve. May be gone by several at once.
final class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

  private final Documents documents;
  private final Cluster cluster;
  private final Outbox outbox;
  private final String prefix;
  private final Pace pace;

  Dispatch(Database database, Cluster cluster, Outbox outbox, String prefix, Pace pace) {
    this.documents = new Documents(database);
    this.cluster = cluster;
    this.outbox = outbox;
    this.prefix = prefix;
    this.pace = pace;
  }

  /// Whether the index of a kind is one to deliver to. One that is not there is made.
  ///
  /// Everything is made due *before* the index is made. The other way round, a process that dies
  /// between the two leaves an index that is there and empty, and nobody would ever fill it; this
  /// way it leaves an alias that is still missing, and the next run begins again.
  boolean isReady(DocumentKind kind, RunContext context) {
    var index = index(kind);
    if (index.exists(cluster)) return true;
    outbox.redeliver(kind);
    if (index.ensure(cluster)) {
      LOG.info("index {} was not there; it is made and will be filled", index.alias());
    }
    return true;
  }

  /// Delivers what is due until nothing is, the cluster takes nothing for now, or the run is
  /// cancelled.
  void deliver(DocumentKind kind, RunContext context, Tally tally) throws InterruptedException {
    var carrier = new Carrier(cluster, index(kind));
    var courier = new Courier(documents, kind, carrier, tally, pace.bytesPerRequest());
    new Crew(outbox, kind, pace, context).deliver(courier);
  }

  /// Lets searches see what was delivered.
  void show(DocumentKind kind) {
    try {
      cluster.client().indices().refresh(ask -> ask.index(index(kind).alias()));
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }

  private Index index(DocumentKind kind) {
    return new Index(prefix, kind);
  }
}
