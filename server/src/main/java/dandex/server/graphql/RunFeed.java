package dandex.server.graphql;

import dandex.catalog.run.Run;
import dandex.catalog.run.RunStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// What one subscriber follows, a run or all that are going on, and how each stands that it was not
/// told yet. One who listens slowly misses how they stood in between, never how they end.
final class RunFeed implements Publisher<Run>, Subscription {
  private final @Nullable Long only;
  private final Consumer<RunFeed> leave;
  private final Map<Long, Run> going = new HashMap<>();
  private final SequencedMap<Long, Run> untold = new LinkedHashMap<>();
  private boolean over;
  private boolean cut;
  private @Nullable Subscriber<? super Run> subscriber;

  /// @param only null for all
  /// @param leave what is to be done at the end
  RunFeed(@Nullable Long only, Consumer<RunFeed> leave) {
    this.only = only;
    this.leave = leave;
  }

  /// The runs of which it wants to know whatever becomes of them.
  synchronized Set<Long> followed() {
    return only == null ? Set.copyOf(going.keySet()) : Set.of(only);
  }

  /// @param runs how all stand that are going on, and those that are followed
  synchronized void see(List<Run> runs) {
    if (over) return;
    var mine = runs.stream().filter(this::follows).toList();
    mine.forEach(this::see);
    over = mine.stream().noneMatch(RunFeed::goesOn);
    notifyAll();
  }

  private void see(Run run) {
    var before = goesOn(run) ? going.put(run.id(), run) : going.remove(run.id());
    if (!run.equals(before)) untold.put(run.id(), run);
  }

  private boolean follows(Run run) {
    return only == null ? goesOn(run) || going.containsKey(run.id()) : only == run.id();
  }

  private static boolean goesOn(Run run) {
    return run.status() == RunStatus.RUNNING;
  }

  /// Waits for a run that stands otherwise than was told.
  synchronized News<Run> await(Duration patience) throws InterruptedException {
    var until = System.nanoTime() + patience.toNanos();
    while (!cut && !over && untold.isEmpty()) {
      var left = until - System.nanoTime();
      if (left <= 0) return new News.Nothing<>();
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    if (cut) return new News.Cut<>();
    var next = untold.pollFirstEntry();
    return next == null ? new News.Over<>() : new News.Told<>(next.getValue());
  }

  /// Hands a run to graphql-java, which makes its answer at once, on this thread.
  void publish(Run run) {
    if (subscriber == null) throw new IllegalStateException("nobody subscribed");
    subscriber.onNext(run);
  }

  @Override
  public void subscribe(Subscriber<? super Run> other) {
    subscriber = other;
    other.onSubscribe(this);
  }

  @Override
  public void request(long more) {
    // It is published when it is awaited, one at a time.
  }

  @Override
  public void cancel() {
    synchronized (this) {
      cut = true;
      notifyAll();
    }
    leave.accept(this);
  }
}
