package dandex.indexer.mirror;

import dandex.indexer.run.RunContext;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// Workers that take step after step side by side.
record Shift(int workers, RunContext context) {
  @FunctionalInterface
  interface Step {
    /// @return false when there is nothing more to do for whoever asks
    boolean take() throws InterruptedException;
  }

  /// Works until there is nothing more to do or the run is cancelled. When one worker fails the
  /// others stop after the step that they are at.
  void work(Step step) throws InterruptedException {
    var stop = new AtomicBoolean();
    Callable<Void> worker =
        () -> {
          work(step, stop);
          return null;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(Collections.nCopies(workers, worker))) done.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  private void work(Step step, AtomicBoolean stop) throws InterruptedException {
    try {
      while (!stop.get() && !context.isCancelled()) if (!step.take()) return;
    } catch (RuntimeException e) {
      stop.set(true);
      throw e;
    }
  }
}
