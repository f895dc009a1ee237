package dandex.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Acts that are done again and again, all at once, until their time is over or one of them fails.
final class Shifts implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 180;

  /// What is done again and again.
  interface Act {
    void once() throws Exception;
  }

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<Integer>> shifts = new ArrayList<>();
  private final long end;
  private volatile boolean failed;

  Shifts(Duration time) {
    this.end = System.nanoTime() + time.toNanos();
  }

  void add(Act act) {
    shifts.add(threads.submit(() -> repeat(act)));
  }

  /// Waits for the end.
  ///
  /// @return how often each was done, in the order in which they were added
  List<Integer> await() throws Exception {
    var done = new ArrayList<Integer>();
    for (var shift : shifts) {
      try {
        var left = Math.max(0, end - System.nanoTime());
        done.add(
            shift.get(left + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS), TimeUnit.NANOSECONDS));
      } catch (ExecutionException e) {
        throw new AssertionError("one act failed", e.getCause());
      } catch (TimeoutException e) {
        throw new AssertionError("an act does not end", e);
      }
    }
    return done;
  }

  @Override
  public void close() {
    failed = true;
    threads.close();
  }

  private int repeat(Act act) throws Exception {
    var done = 0;
    try {
      while (!failed && System.nanoTime() < end) {
        act.once();
        done++;
      }
    } catch (Exception | AssertionError failure) {
      failed = true;
      throw failure;
    }
    return done;
  }
}
