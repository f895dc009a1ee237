package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import dandex.catalog.outbox.Redelivery;
import java.util.ArrayList;
import java.util.List;

/// Makes due what differs, a batch at a time.
final class Repair implements Comparison.Listener {
  private static final int BATCH = 1_000;

  private final Redelivery redelivery;
  private final DocumentKind kind;
  private final List<Redelivery.Amiss> batch = new ArrayList<>();

  Repair(Redelivery redelivery, DocumentKind kind) {
    this.redelivery = redelivery;
    this.kind = kind;
  }

  @Override
  public void differs(Comparison.Difference difference) {
    batch.add(new Redelivery.Amiss(difference.key(), difference.version()));
    if (batch.size() == BATCH) finish();
  }

  void finish() {
    redelivery.of(kind, batch);
    batch.clear();
  }
}
