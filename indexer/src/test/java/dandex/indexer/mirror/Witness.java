package dandex.indexer.mirror;

import dandex.catalog.run.RunError;
import dandex.indexer.run.Cancellation;
import dandex.indexer.run.Progress;
import dandex.indexer.run.RunContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// A run that remembers what it was told.
final class Witness implements RunContext {
  final List<RunError> errors = new CopyOnWriteArrayList<>();
  final AtomicLong steps = new AtomicLong();
  final AtomicLong total = new AtomicLong();
  private final Map<String, Long> counts = new ConcurrentHashMap<>();
  private final BooleanSupplier cancelled;

  Witness() {
    this(() -> false);
  }

  Witness(BooleanSupplier cancelled) {
    this.cancelled = cancelled;
  }

  long count(String name) {
    return counts.getOrDefault(name, -1L);
  }

  long delivered() {
    return counts.getOrDefault("documentsDelivered", -1L);
  }

  long deleted() {
    return counts.getOrDefault("documentsDeleted", -1L);
  }

  long parked() {
    return counts.getOrDefault("documentsParked", -1L);
  }

  long postponed() {
    return counts.getOrDefault("documentsPostponed", -1L);
  }

  @Override
  public long run() {
    return 1;
  }

  @Override
  public Progress progress() {
    return (_, all) -> {
      total.set(all);
      return new Steps();
    };
  }

  @Override
  public Cancellation cancellation() {
    return new Cancellation();
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  @Override
  public void count(String name, long more) {
    counts.merge(name, more, Long::sum);
  }

  @Override
  public void error(RunError error) {
    errors.add(error);
  }

  private final class Steps implements Progress.Bar {
    @Override
    public void step(long more) {
      steps.addAndGet(more);
    }

    @Override
    public void total(long all) {
      total.set(all);
    }

    @Override
    public void note(String item) {}

    @Override
    public void close() {}
  }
}
