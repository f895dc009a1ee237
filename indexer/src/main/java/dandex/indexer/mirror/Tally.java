package dandex.indexer.mirror;

import dandex.catalog.outbox.Delivery.Outcome;
import dandex.catalog.outbox.Delivery.Outcome.Delivered;
import dandex.catalog.outbox.Delivery.Outcome.Later;
import dandex.catalog.outbox.Delivery.Outcome.Refused;
import dandex.indexer.run.Progress;
import dandex.indexer.run.RunContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Counts how parcels fared, for the record of the run and for whoever watches. Safe for use by
/// several threads.
final class Tally {
  private static final String DELIVERED = "documentsDelivered";
  private static final String DELETED = "documentsDeleted";
  private static final String PARKED = "documentsParked";
  static final String POSTPONED = "documentsPostponed";

  private final RunContext context;
  private final Progress.Bar bar;
  private final AtomicLong settled = new AtomicLong();
  private final AtomicLong postponed = new AtomicLong();
  private final AtomicReference<String> lastReason =
      new AtomicReference<>("another process has them");

  Tally(RunContext context, Progress.Bar bar) {
    this.context = context;
    this.bar = bar;
    for (var name : List.of(DELIVERED, DELETED, PARKED, POSTPONED)) context.count(name, 0);
  }

  void add(List<Parcel> parcels, List<Outcome> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) add(parcels.get(i), outcomes.get(i));
  }

  /// What will not be tried again in this run.
  void leave(String kind, long documents) {
    context.count(POSTPONED, documents);
    context.error(
        kind,
        "%d documents could not be delivered (%s); the next run tries again"
            .formatted(documents, lastReason.get()));
  }

  /// What was put off without being sent.
  void postpone(int documents, String reason) {
    postponed.addAndGet(documents);
    lastReason.set(reason);
  }

  /// Documents that are done with, so far.
  long settled() {
    return settled.get();
  }

  /// Why documents were put off last.
  String lastReason() {
    return lastReason.get();
  }

  /// How many times a document was put off, so far.
  long postponed() {
    return postponed.get();
  }

  private void add(Parcel parcel, Outcome outcome) {
    switch (outcome) {
      case Delivered _ -> settle(parcel.deletes() ? DELETED : DELIVERED);
      case Refused(var reason) -> {
        context.error(parcel.change().key(), "parked: " + reason);
        settle(PARKED);
      }
      case Later(var reason) -> {
        postponed.incrementAndGet();
        lastReason.set(reason);
      }
    }
  }

  private void settle(String name) {
    context.count(name, 1);
    bar.step(1);
    settled.incrementAndGet();
  }
}
