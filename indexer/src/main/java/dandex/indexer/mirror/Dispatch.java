package dandex.indexer.mirror;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Documents;
import dandex.catalog.document.Index;
import dandex.catalog.outbox.Change;
import dandex.catalog.outbox.Delivery;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.outbox.Redelivery;
import dandex.catalog.store.Database;
import dandex.indexer.run.RunContext;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way from the outbox into the indices that serve. May be gone by several at once.
final class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final String REBUILD_IS_DUE =
      "its mapping has changed since the index was made: run `dandex mirror rebuild`";

  private final Documents documents;
  private final Cluster cluster;
  private final Outbox outbox;
  private final Redelivery redelivery;
  private final String prefix;
  private final Pace pace;

  Dispatch(Database database, Cluster cluster, Outbox outbox, String prefix, Pace pace) {
    this.documents = new Documents(database);
    this.cluster = cluster;
    this.outbox = outbox;
    this.redelivery = new Redelivery(database.dataSource());
    this.prefix = prefix;
    this.pace = pace;
  }

  /// Whether the index of a kind is one to deliver to. One that is not there is made; one of
  /// another mapping is left alone, and that is told as an error.
  boolean isReady(DocumentKind kind, RunContext context) {
    return switch (index(kind).fit(cluster)) {
      case CURRENT -> true;
      case ABSENT -> make(kind);
      case OUTDATED -> {
        context.count(Tally.POSTPONED, outbox.pending(kind));
        context.error(
            kind.column(),
            REBUILD_IS_DUE + "; until then searches find what they found, and changes wait");
        yield false;
      }
    };
  }

  /// Everything is made due *before* the index is made. The other way round, a process that dies
  /// between the two leaves an index that is there and empty, and nobody would ever fill it; this
  /// way it leaves an alias that is still missing, and the next run begins again.
  private boolean make(DocumentKind kind) {
    var index = index(kind);
    redelivery.all(kind);
    if (index.ensure(cluster)) {
      LOG.info("index {} was not there; it is made and will be filled", index.alias());
    }
    return true;
  }

  /// Delivers what is due until nothing is, the cluster takes nothing for now, or the run is
  /// cancelled.
  void deliver(DocumentKind kind, RunContext context, Tally tally) throws InterruptedException {
    var index = index(kind);
    var carrier = new Carrier(cluster, index.alias());
    var courier = new Courier(documents, kind, carrier, tally::add, pace.bytesPerRequest());
    var footing = new Footing(cluster, index);
    new Crew(outbox, kind, pace, context)
        .deliver(changes -> footing.isFirm() ? courier.deliver(changes) : later(changes, tally));
  }

  /// Delivers what is due of all kinds, beside other runs, and lets searches see it. What others
  /// are at is left to them, and what the cluster takes only later to the next mirror run.
  void deliverBesideOthers(RunContext context) throws InterruptedException {
    var kinds = Mirror.KINDS.stream().filter(kind -> isReady(kind, context)).toList();
    var pending = kinds.stream().mapToLong(outbox::pending).sum();
    try (var bar = context.progress().bar("Mirroring", pending)) {
      var tally = new Tally(context, bar);
      for (var kind : kinds) {
        var postponed = tally.postponed();
        deliver(kind, context, tally);
        if (tally.postponed() > postponed) tally.leave(kind.column(), outbox.pending(kind));
        show(kind);
      }
    }
  }

  /// Lets searches see what was delivered.
  void show(DocumentKind kind) {
    try {
      cluster.client().indices().refresh(ask -> ask.index(index(kind).alias()));
    } catch (IOException | ElasticsearchException e) {
      throw cluster.unreachable(e);
    }
  }

  Index index(DocumentKind kind) {
    return new Index(prefix, kind);
  }

  private static List<Delivery.Outcome> later(List<Change> changes, Tally tally) {
    tally.postpone(changes.size(), REBUILD_IS_DUE);
    return Collections.nCopies(changes.size(), new Delivery.Outcome.Later(REBUILD_IS_DUE));
  }
}
