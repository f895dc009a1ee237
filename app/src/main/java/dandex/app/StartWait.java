package dandex.app;

import dandex.catalog.store.Access;
import dandex.catalog.store.Database;
import dandex.catalog.store.DatabaseUnreachable;
import dandex.indexer.run.Cancellation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The wait for a Postgres that does not answer yet, at the start of a process. So stores and
/// processes may be started in any order.
final class StartWait {
  private static final Logger LOG = LoggerFactory.getLogger(StartWait.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final long SAYING_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Duration patience;
  private final Cancellation cancellation;
  private final CompletableFuture<Object> asked = new CompletableFuture<>();
  private final long started = System.nanoTime();
  private long said = started - SAYING_NANOS;

  /// @param patience none does not wait
  StartWait(Duration patience, Cancellation cancellation) {
    this.patience = patience;
    this.cancellation = cancellation;
    cancellation.onAsk(() -> asked.completeExceptionally(new StartCancelled()));
  }

  /// @throws DatabaseUnreachable when it refuses us, or where nobody waits
  /// @throws Unfinished when it did not answer in time
  /// @throws StartCancelled when it was cancelled meanwhile
  Database open(Access access) {
    while (true) {
      try {
        return opened(access);
      } catch (DatabaseUnreachable down) {
        if (!down.isSilent() || patience.isZero()) throw down;
        var left = patience.minusNanos(System.nanoTime() - started);
        if (!left.isPositive()) throw inVain(down);
        say(
            down.getMessage()
                + "; waiting for it, "
                + left.plusMillis(999).toSeconds()
                + " s left");
        pause();
      }
    }
  }

  /// Nobody who ends the process has to wait for a host that is silent, or for a lock.
  private Database opened(Access access) {
    var knocking =
        begun(() -> {
          Database.knock(access);
          return access;
        });
    awaited(knocking, access + " is asked whether it answers");
    return awaited(
        begun(() -> Database.open(access)),
        access + " answers; its schema is brought up to date, here or by another process");
  }

  private static <T> CompletableFuture<T> begun(Supplier<T> act) {
    return CompletableFuture.supplyAsync(act, Thread::startVirtualThread);
  }

  private <T> T awaited(CompletableFuture<T> act, String what) {
    var either = CompletableFuture.anyOf(act, asked);
    while (true) {
      try {
        either.get(SAYING_NANOS, TimeUnit.NANOSECONDS);
        return act.join();
      } catch (TimeoutException still) {
        say("Postgres at " + what);
      } catch (ExecutionException | CompletionException failed) {
        if (failed.getCause() instanceof RuntimeException why) throw why;
        throw new IllegalStateException(failed);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new StartCancelled();
      }
    }
  }

  private void pause() {
    try {
      if (cancellation.await(PAUSE)) throw new StartCancelled();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartCancelled();
    }
  }

  private void say(String what) {
    if (System.nanoTime() - said < SAYING_NANOS) return;
    said = System.nanoTime();
    LOG.info("{}", what);
  }

  private Unfinished inVain(DatabaseUnreachable down) {
    return new Unfinished(
        "%s; it was waited for %d s (%s)"
            .formatted(down.getMessage(), patience.toSeconds(), Setting.DANDEX_START_PATIENCE));
  }
}
