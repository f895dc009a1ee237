package dandex.indexer.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Asked for by Ctrl-C, SIGTERM or a request, obeyed at the next safe point.
public final class Cancellation {
  private final List<Runnable> listeners = new ArrayList<>();
  private final CountDownLatch asked = new CountDownLatch(1);

  /// Asks; the second time is as good as the first.
  public void ask() {
    for (var listener : waken()) listener.run();
  }

  public boolean isAsked() {
    return asked.getCount() == 0;
  }

  /// Waits until it is asked for, but not longer than said.
  ///
  /// @return whether it was asked for
  public boolean await(Duration atMost) throws InterruptedException {
    return asked.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// Has something done at once when it is asked for, or now when it was already: cutting a wait
  /// short, for instance. It must not block.
  public void onAsk(Runnable listener) {
    synchronized (this) {
      if (!isAsked()) {
        listeners.add(listener);
        return;
      }
    }
    listener.run();
  }

  private synchronized List<Runnable> waken() {
    if (isAsked()) return List.of();
    asked.countDown();
    return List.copyOf(listeners);
  }
}
