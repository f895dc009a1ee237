package dandex.indexer.sync;

import dandex.indexer.run.Progress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// The updates of stale dandisets, several at once.
///
/// @param listener hears of every change, from one thread at a time
record Updates(Errand errand, Consumer<Change> listener) {
  /// Dandisets at once for each request at once: while one is stored another is read.
  private static final int FOR_EACH_REQUEST = 2;

  /// More would only wait for connections to the database.
  private static final int MOST = 12;

  void of(List<Stale> stale) throws InterruptedException, ExecutionException {
    var workers = Executors.newFixedThreadPool(atOnce(), Thread.ofVirtual().factory());
    try (workers;
        var bar = errand.context().progress().bar("Updating dandisets", stale.size())) {
      var updates = stale.stream().<Callable<Boolean>>map(one -> () -> update(one, bar)).toList();
      for (var done : workers.invokeAll(updates)) done.get();
    }
  }

  /// One request at once means one after the other throughout.
  private int atOnce() {
    var requests = errand.options().concurrency();
    return requests == 1 ? 1 : Math.min(MOST, FOR_EACH_REQUEST * requests);
  }

  /// What fails for one dandiset is told; the others go on, and its watermark stays.
  private boolean update(Stale stale, Progress.Bar bar) {
    if (errand.context().isCancelled()) return false;
    bar.note("DANDI:" + stale.id());
    try {
      errand
          .effect()
          .onVersions(store -> {
            var update = new DandisetUpdate(errand, store, stale);
            told(update.run());
            Failed.tell(errand, stale.id(), update.troubles());
          });
      return true;
    } catch (RuntimeException failure) {
      Failed.tell(errand, stale.id(), failure);
      return false;
    } finally {
      bar.step(1);
    }
  }

  private void told(Change change) {
    if (change.isNone()) return;
    errand.figures().dandiset(change.dandiset());
    synchronized (listener) {
      listener.accept(change);
    }
  }
}
