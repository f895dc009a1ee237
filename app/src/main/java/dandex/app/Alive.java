package dandex.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file that is young as long as this process turns and Postgres answers it: what a container
/// engine can look at where there is no port to ask.
final class Alive implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Alive.class);
  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final int PATIENCE_SECONDS = 5;

  private final @Nullable Path file;
  private final DataSource database;
  private final Duration beat;
  private final Semaphore beaten = new Semaphore(0);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("alive").unstarted(this::run);

  private Alive(@Nullable Path file, DataSource database, Duration beat) {
    this.file = file;
    this.database = database;
    this.beat = beat;
  }

  /// @param file null for none
  static Alive beating(@Nullable Path file, DataSource database) {
    return beating(file, database, BEAT);
  }

  static Alive beating(@Nullable Path file, DataSource database, Duration beat) {
    var alive = new Alive(file, database, beat);
    if (file != null) alive.thread.start();
    return alive;
  }

  private void run() {
    try {
      do {
        if (isAnswered()) write();
        beaten.release();
      } while (!closed.await(beat.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until it has beaten so many more times.
  void beats(int many) throws InterruptedException {
    beaten.drainPermits();
    beaten.acquire(many);
  }

  private boolean isAnswered() {
    try (var connection = database.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException down) {
      LOG.debug("Postgres does not answer: {}", down.getMessage());
      return false;
    }
  }

  private void write() {
    if (file == null) return;
    try {
      Files.writeString(file, "alive\n");
    } catch (IOException unwritable) {
      LOG.warn("{} cannot be written; who watches it will think us dead", file);
    }
  }

  /// Removes the file.
  @Override
  public void close() {
    closed.countDown();
    if (file == null) return;
    try {
      thread.join();
      Files.deleteIfExists(file);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException kept) {
      LOG.warn("{} cannot be removed", file);
    }
  }
}
