package dandex.indexer.sync;

import dandex.catalog.store.LindiChosen;
import dandex.catalog.store.LindiStore.Due;
import dandex.indexer.lindi.LindiHost;
import dandex.indexer.lindi.LindiReading;
import dandex.indexer.lindi.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a few files at once, and holds a few more, so that reading goes on while outcomes are
/// stored. Used by one thread.
final class LindiReaders implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LindiReaders.class);

  record Asked(LindiChosen chosen, LindiReading reading) {}

  private final LindiHost host;
  private final boolean isConditional;
  private final int room;
  private final Semaphore turns;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CompletionService<Asked> done = new ExecutorCompletionService<>(threads);
  private int held;

  LindiReaders(LindiHost host, LindiSyncOptions options) {
    this.host = host;
    this.isConditional = !options.forceRefresh();
    this.room = 2 * options.pace().concurrency();
    this.turns = new Semaphore(options.pace().concurrency());
  }

  boolean hasRoom() {
    return held < room;
  }

  boolean isIdle() {
    return held == 0;
  }

  void submit(LindiChosen chosen) {
    done.submit(() -> ask(chosen));
    held++;
  }

  /// The next one that is finished, if it comes in time.
  Optional<Asked> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(done.poll(patience.toMillis(), TimeUnit.MILLISECONDS))
        .flatMap(this::taken);
  }

  /// Cuts short what is being read; what was finished can still be taken.
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  /// What was finished before the end.
  List<Asked> leftover() {
    return Stream.generate(done::poll)
        .takeWhile(Objects::nonNull)
        .flatMap(finished -> taken(finished).stream())
        .toList();
  }

  private Optional<Asked> taken(Future<Asked> finished) {
    held--;
    return switch (finished.state()) {
      case SUCCESS -> Optional.of(finished.resultNow());
      case FAILED -> cutShort(finished.exceptionNow());
      default -> Optional.empty();
    };
  }

  /// The next run asks for what was cut short by our own closing.
  private static Optional<Asked> cutShort(Throwable cause) {
    if (cause instanceof InterruptedException) return Optional.empty();
    throw new IllegalStateException("a reader of files died", cause);
  }

  private Asked ask(LindiChosen chosen) throws InterruptedException {
    turns.acquire();
    try {
      return new Asked(chosen, read(chosen.due()));
    } finally {
      turns.release();
    }
  }

  private LindiReading read(Due due) throws InterruptedException {
    try {
      if (!isConditional) return host.read(due.dandiset(), due.asset(), null, null);
      var generation = due.generation();
      return generation == null
          ? host.read(due.dandiset(), due.asset(), due.etag(), due.lastModified())
          : host.readUnlessMade(due.dandiset(), due.asset(), generation);
    } catch (RuntimeException e) {
      // Our own fault; one file must not keep all others from being read.
      LOG.error("Reading the LINDI file of asset {} went wrong; the run goes on.", due.asset(), e);
      var url = host.url(due.dandiset(), due.asset());
      return new LindiReading.Failed(url, "cannot be read: " + e, false, new Traffic(0, 0));
    }
  }
}
