package dandex.indexer.sync;

import dandex.catalog.store.LindiStore;
import dandex.catalog.store.LindiStore.Due;
import dandex.catalog.store.LindiStore.Outcome;
import dandex.indexer.lindi.LindiHost;
import dandex.indexer.lindi.LindiReading;
import dandex.indexer.run.Progress;
import dandex.indexer.run.RunContext;
import dandex.indexer.run.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for every LINDI file that is due and stores what came of it. That a file is absent or
/// unusable is an outcome; that its host could not be asked is an error of that file.
public final class LindiSync implements Task {
  /// Of what is kept of a file. When it grows, every file is due again.
  public static final int PROCESSING_VERSION = 2;

  private static final Logger LOG = LoggerFactory.getLogger(LindiSync.class);
  private static final int HOPELESS = 20; // requests in a row that found no connection
  private static final Duration GLANCE = Duration.ofMillis(200); // how soon a cancellation is seen

  private final LindiStore store;
  private final LindiHost host;
  private final LindiSyncOptions options;
  private final Clock clock;

  public LindiSync(LindiStore store, LindiHost host, LindiSyncOptions options, Clock clock) {
    this.store = store;
    this.host = host;
    this.options = options;
    this.clock = clock;
  }

  /// The same, but it asks for nothing and writes nothing, and what it would ask for is told, in
  /// that order.
  public Task rehearsed(Consumer<LindiWanted> told) {
    return new LindiRehearsal(store, host, options, clock, told);
  }

  /// @throws UnknownAssets when assets are wanted that are not here
  /// @throws LindiHostUnreachable when it is given up
  @Override
  public void run(RunContext context) throws InterruptedException {
    var selection = options.selection(clock.instant());
    new LindiLooks(store, options, context).around(selection);
    var queue = new LindiQueue(store, options, selection);
    try (var bar = context.progress().bar("LINDI files", queue.size())) {
      new Walk(context, queue, bar).run();
    }
  }

  /// One way through the queue.
  private final class Walk {
    private final RunContext context;
    private final LindiQueue queue;
    private final Progress.Bar bar;
    private final LindiCounts counts;
    private final LindiBatch batch;
    private int inVain;

    Walk(RunContext context, LindiQueue queue, Progress.Bar bar) {
      this.context = context;
      this.queue = queue;
      this.bar = bar;
      this.counts = new LindiCounts(context);
      this.batch = new LindiBatch(store, context.run(), options.revalidateAfter(), clock);
    }

    void run() throws InterruptedException {
      if (options.maxAssets() > 0) counts.left(queue.left());
      var readers = new LindiReaders(host, options);
      try (readers) {
        while (!context.isCancelled() && inVain < HOPELESS) {
          feed(readers);
          if (readers.isIdle()) break;
          readers.next(GLANCE).ifPresent(this::take);
        }
      }
      readers.leftover().forEach(this::take);
      batch.keep();
      if (inVain >= HOPELESS) throw new LindiHostUnreachable(host.base(), inVain);
    }

    private void feed(LindiReaders readers) {
      while (readers.hasRoom()) {
        var next = queue.next();
        if (next.isEmpty()) return;
        counts.due();
        readers.submit(next.get());
      }
    }

    private void take(LindiReaders.Asked asked) {
      var reading = asked.reading();
      boolean isInVain = reading instanceof LindiReading.Failed failed && failed.isUnreachable();
      inVain = isInVain ? inVain + reading.traffic().requests() : 0;
      var chosen = asked.chosen();
      var due = chosen.due();
      var outcome = outcome(due, reading);
      counts.came(outcome, reading.traffic());
      batch.add(outcome);
      context.explain(
          due.asset() + " (" + chosen.path() + ")",
          LindiReason.of(chosen, queue.asOf()) + "; " + LindiReason.of(outcome));
      bar.note(due.asset().toString());
      bar.step(1);
    }
  }

  private static Outcome outcome(Due due, LindiReading reading) {
    return switch (reading) {
      case LindiReading.Read read -> new Outcome.Read(due, read.file());
      case LindiReading.Unchanged same -> new Outcome.Unchanged(due, same.url());
      case LindiReading.Absent absent -> new Outcome.Absent(due, absent.url());
      case LindiReading.Rejected bad -> {
        LOG.debug("LINDI file {} is unusable: {}; what was stored stays.", bad.url(), bad.reason());
        yield new Outcome.Rejected(due, bad.url(), bad.reason());
      }
      case LindiReading.Failed failed -> new Outcome.Failed(due, failed.url(), failed.reason());
    };
  }
}
