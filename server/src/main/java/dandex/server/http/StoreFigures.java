package dandex.server.http;

import dandex.catalog.outbox.Backlog;
import dandex.catalog.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What Postgres says of runs and of the search index. However often that is read, Postgres is
/// asked every few seconds at most, and waited for a second: a scrape never fails for it.
final class StoreFigures {
  private static final long FRESH = Duration.ofSeconds(5).toNanos();
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Supplier<Known> asking;
  private @Nullable Known known;
  private long asked = System.nanoTime() - FRESH;

  StoreFigures(Health health, Supplier<List<Run>> runs) {
    asking = () -> new Known(health.backlog().get(), runs.get());
  }

  /// @param runs the last of each kind that have ended
  record Known(Backlog backlog, List<Run> runs) {}

  /// Null where Postgres did not answer in time.
  synchronized @Nullable Known known() {
    if (System.nanoTime() - asked >= FRESH) {
      known = answer();
      asked = System.nanoTime();
    }
    return known;
  }

  private @Nullable Known answer() {
    // Not try-with-resources: close would wait for a store that hangs. To stop it ends that wait.
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      return threads.submit(asking::get).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException down) {
      return null;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      threads.shutdownNow();
    }
  }
}
