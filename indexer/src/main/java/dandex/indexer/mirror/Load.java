package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Documents;
import dandex.catalog.document.NextIndex;
import dandex.catalog.outbox.Change;
import dandex.catalog.outbox.Delivery.Outcome;
import dandex.catalog.outbox.Delivery.Outcome.Later;
import dandex.catalog.outbox.Delivery.Outcome.Refused;
import dandex.catalog.outbox.Refusals;
import dandex.indexer.run.RunContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// Brings documents of one kind into the index that is to serve next. Nothing of it is confirmed in
/// the outbox, which tells of the index that serves now. Safe for use by several threads.
final class Load {
  private final UUID rebuild;
  private final DocumentKind kind;
  private final Courier courier;
  private final Refusals refusals;
  private final Pace pace;
  private final RunContext context;

  Load(
      UUID rebuild,
      Documents documents,
      Cluster cluster,
      NextIndex next,
      Refusals refusals,
      Pace pace,
      RunContext context) {
    this.rebuild = rebuild;
    this.kind = next.index().kind();
    this.refusals = refusals;
    this.pace = pace;
    this.context = context;
    var carrier = new Carrier(cluster, next.alias());
    this.courier = new Courier(documents, kind, carrier, (_, _) -> {}, pace.bytesPerRequest());
  }

  /// Ends when the index has each at least as new, or refuses it; records what it refuses.
  ///
  /// @return whether all was brought; false when the run is cancelled before
  /// @throws Stalled when the cluster takes nothing for longer than is waited
  boolean bring(List<Change> changes) throws InterruptedException {
    var patience = new Patience(pace.pauses(), context);
    var left = changes;
    while (!left.isEmpty()) {
      var outcomes = courier.deliver(left);
      record(left, outcomes);
      var later = later(left, outcomes);
      if (later.size() < left.size()) patience.restore();
      left = later;
      if (left.isEmpty()) return true;
      if (!patience.permits()) {
        if (context.isCancelled()) return false;
        throw new Stalled(left.size(), reason(outcomes));
      }
    }
    return true;
  }

  private void record(List<Change> changes, List<Outcome> outcomes) {
    var taken = new ArrayList<String>();
    var refused = new LinkedHashMap<String, String>();
    for (int i = 0; i < outcomes.size(); i++) {
      switch (outcomes.get(i)) {
        case Outcome.Delivered _ -> taken.add(changes.get(i).key());
        case Refused(var reason) -> refused.put(changes.get(i).key(), reason);
        case Later _ -> {}
      }
    }
    refusals.record(rebuild, kind, taken, refused);
  }

  private static List<Change> later(List<Change> changes, List<Outcome> outcomes) {
    var later = new ArrayList<Change>();
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Later) later.add(changes.get(i));
    }
    return later;
  }

  private static String reason(List<Outcome> outcomes) {
    for (var outcome : outcomes) if (outcome instanceof Later(var reason)) return reason;
    return "no reason";
  }

  /// The cluster took nothing for a while. The message is one line for people.
  static final class Stalled extends RuntimeException {
    Stalled(int documents, String reason) {
      super("%d documents could not be delivered (%s)".formatted(documents, reason));
    }
  }
}
