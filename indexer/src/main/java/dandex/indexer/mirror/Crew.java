package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import dandex.catalog.outbox.Delivery;
import dandex.catalog.outbox.Outbox;
import dandex.indexer.run.RunContext;
import java.util.concurrent.atomic.AtomicBoolean;

/// Workers that empty the outbox side by side.
final class Crew {
  private final Outbox outbox;
  private final DocumentKind kind;
  private final Pace pace;
  private final RunContext context;

  Crew(Outbox outbox, DocumentKind kind, Pace pace, RunContext context) {
    this.outbox = outbox;
    this.kind = kind;
    this.pace = pace;
    this.context = context;
  }

  /// Delivers until nothing is due, the cluster takes nothing for now, or the run is cancelled.
  void deliver(Delivery delivery) throws InterruptedException {
    var full = new AtomicBoolean();
    new Shift(pace.workers(), context)
        .work(() -> {
          if (full.get()) return false;
          var outcomes = outbox.deliver(kind, pace.documentsPerClaim(), delivery);
          if (outcomes.isEmpty()) return false;
          if (outcomes.stream().allMatch(Delivery.Outcome.Later.class::isInstance)) full.set(true);
          return true;
        });
  }
}
