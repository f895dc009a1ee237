package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import dandex.catalog.outbox.IndexRebuild;
import dandex.catalog.outbox.Movements;
import dandex.catalog.outbox.Refusals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/// What of a new index differs from the catalog without an excuse, and a sample of what agrees.
///
/// Excused is what moved since the index was caught up with the catalog, which will be delivered
/// again, and what the index refuses. Each key that agrees has the same chance to get into the
/// sample.
final class Suspicion implements Comparison.Listener {
  private static final int BATCH = 1_000;
  private static final int SAMPLED = 1_000;

  private final IndexRebuild rebuild;
  private final DocumentKind kind;
  private final Movements movements;
  private final Refusals refusals;
  private final Random random;
  private final List<String> batch = new ArrayList<>();
  private final List<String> sample = new ArrayList<>();
  private final Sample.Taking unexcused = new Sample.Taking();
  private long agreeing;

  Suspicion(IndexRebuild rebuild, DocumentKind kind, Movements movements, Refusals refusals) {
    this.rebuild = rebuild;
    this.kind = kind;
    this.movements = movements;
    this.refusals = refusals;
    this.random = new Random(rebuild.id().getLeastSignificantBits());
  }

  @Override
  public void agrees(String key) {
    agreeing++;
    if (sample.size() < SAMPLED) {
      sample.add(key);
      return;
    }
    var place = random.nextLong(agreeing);
    if (place < SAMPLED) sample.set((int) place, key);
  }

  @Override
  public void differs(Comparison.Difference difference) {
    suspect(difference.key());
  }

  void suspect(String key) {
    batch.add(key);
    if (batch.size() == BATCH) decide();
  }

  List<String> sample() {
    return List.copyOf(sample);
  }

  /// What has no excuse.
  Sample unexcused() {
    decide();
    return unexcused.taken();
  }

  private void decide() {
    var guilty = new HashSet<>(batch);
    guilty.removeAll(excused(batch));
    batch.stream().filter(guilty::contains).forEach(unexcused::add);
    batch.clear();
  }

  private Collection<String> excused(Collection<String> keys) {
    var excused = new HashSet<>(movements.among(kind, keys, rebuild.horizon()));
    excused.addAll(refusals.among(rebuild.id(), kind, keys));
    return excused;
  }
}
