package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import dandex.catalog.outbox.Change;
import dandex.catalog.outbox.Horizon;
import dandex.catalog.outbox.IndexRebuild;
import dandex.catalog.outbox.Movements;
import dandex.catalog.outbox.Rebuilds;
import dandex.indexer.run.RunContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Delivers to the new indices what moved while they were filled, deletions included.
final class CatchUp {
  private static final int MOST_PASSES = 10;

  private final Movements movements;
  private final Rebuilds rebuilds;
  private final Map<DocumentKind, Load> loads;
  private final Pace pace;
  private final RunContext context;

  CatchUp(
      Movements movements,
      Rebuilds rebuilds,
      Map<DocumentKind, Load> loads,
      Pace pace,
      RunContext context) {
    this.movements = movements;
    this.rebuilds = rebuilds;
    this.loads = loads;
    this.pace = pace;
    this.context = context;
  }

  /// Pass after pass, each over what moved since the one before began, until one finds little; or
  /// so many, where writers are as fast as we are.
  ///
  /// @return the rebuild with the horizon that it has then
  IndexRebuild until(IndexRebuild rebuild) throws InterruptedException {
    var caught = rebuild;
    for (int pass = 0; pass < MOST_PASSES && !context.isCancelled(); pass++) {
      var brought = new AtomicLong();
      caught = pass(caught, brought);
      if (brought.get() <= pace.documentsPerClaim()) break;
    }
    return caught;
  }

  /// One pass.
  IndexRebuild pass(IndexRebuild rebuild) throws InterruptedException {
    return pass(rebuild, new AtomicLong());
  }

  private IndexRebuild pass(IndexRebuild rebuild, AtomicLong brought) throws InterruptedException {
    var horizon = movements.now();
    for (var kind : Mirror.KINDS) {
      var pages = new Pages(kind, rebuild.horizon());
      new Shift(pace.workers(), context)
          .work(() -> {
            var page = pages.next();
            if (page.isEmpty() || !load(kind).bring(page)) return false;
            context.count("documentsCaughtUp", page.size());
            brought.addAndGet(page.size());
            return true;
          });
    }
    if (context.isCancelled()) return rebuild;
    rebuilds.advance(rebuild.id(), horizon);
    return rebuild.at(horizon);
  }

  private Load load(DocumentKind kind) {
    var load = loads.get(kind);
    if (load == null) throw new IllegalStateException("nothing brings " + kind);
    return load;
  }

  /// Pages of what moved, for several readers.
  private final class Pages {
    private final DocumentKind kind;
    private final Horizon since;
    private String after = "";

    Pages(DocumentKind kind, Horizon since) {
      this.kind = kind;
      this.since = since;
    }

    synchronized List<Change> next() {
      var page = movements.page(kind, since, after, pace.documentsPerClaim());
      if (!page.isEmpty()) after = page.getLast().key();
      return page;
    }
  }
}
