package dandex.server.http;

import dandex.catalog.outbox.Backlog;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// How the stores were when somebody asked. The server is ready while Postgres answers: without
/// Elasticsearch look-ups still work, so that is only said.
///
/// @param elasticsearch whether it says that it is there
/// @param search whether searches are answered, as far as they were tried
/// @param backlog null where it cannot be told
record Readiness(
    boolean postgres, boolean elasticsearch, boolean search, @Nullable Backlog backlog) {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// Asks all at once; what takes too long counts as down.
  static Readiness of(Health health) {
    // Not try-with-resources: close would wait for a store that hangs.
    var asking = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var postgres = ask(asking, health.postgres());
      var elasticsearch = ask(asking, health.elasticsearch());
      var backlog = asking.submit(health.backlog()::get);
      return new Readiness(
          answer(postgres) != null,
          answer(elasticsearch) != null,
          health.searching().getAsBoolean(),
          answer(backlog));
    } finally {
      asking.shutdownNow();
    }
  }

  String json() {
    return """
    {"status":"%s","postgres":"%s","elasticsearch":"%s","search":"%s","pendingChanges":%s,\
    "lagSeconds":%s}\
    """
        .formatted(
            postgres ? "ready" : "not ready",
            word(postgres),
            word(elasticsearch),
            word(search),
            backlog == null ? null : backlog.pending(),
            backlog == null ? null : backlog.age().toMillis() / 1000.0);
  }

  private static String word(boolean answers) {
    return answers ? "up" : "down";
  }

  private static Future<Boolean> ask(ExecutorService asking, Runnable probe) {
    return asking.submit(probe, Boolean.TRUE);
  }

  private static <T> @Nullable T answer(Future<T> asked) {
    try {
      return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException down) {
      return null;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
