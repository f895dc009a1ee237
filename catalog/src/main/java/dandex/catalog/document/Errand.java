package dandex.catalog.document;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/// Something that is waited for on a virtual thread, as only there a read from a socket can be
/// interrupted. Cancelling it does so, which closes the connection.
final class Errand<T> extends CompletableFuture<T> {
  private final Callable<T> work;
  private final Thread thread = Thread.ofVirtual().name("elasticsearch").unstarted(this::run);

  private Errand(Callable<T> work) {
    this.work = work;
  }

  static <T> Errand<T> begin(Callable<T> work) {
    var errand = new Errand<>(work);
    errand.thread.start();
    return errand;
  }

  private void run() {
    try {
      complete(work.call());
    } catch (Throwable failure) {
      completeExceptionally(failure);
    }
  }

  @Override
  public boolean cancel(boolean interrupt) {
    var cancelled = super.cancel(interrupt);
    if (cancelled) thread.interrupt();
    return cancelled;
  }
}
