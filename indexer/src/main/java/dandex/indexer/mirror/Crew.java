package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import dandex.catalog.outbox.Delivery;
import dandex.catalog.outbox.Outbox;
import dandex.indexer.run.RunContext;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
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
  /// When one worker fails the others stop after the claim that they are at.
  void deliver(Delivery delivery) throws InterruptedException {
    var stop = new AtomicBoolean();
    Callable<Void> worker =
        () -> {
          work(delivery, stop);
          return null;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(Collections.nCopies(pace.workers(), worker))) done.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  private void work(Delivery delivery, AtomicBoolean stop) {
    try {
      while (!stop.get() && !context.isCancelled()) {
        var outcomes = outbox.deliver(kind, pace.documentsPerClaim(), delivery);
        if (outcomes.isEmpty()) return;
        if (outcomes.stream().allMatch(Delivery.Outcome.Later.class::isInstance)) stop.set(true);
      }
    } catch (RuntimeException e) {
      stop.set(true);
      throw e;
    }
  }
}
