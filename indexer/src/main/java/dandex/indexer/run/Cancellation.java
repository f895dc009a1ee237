package dandex.indexer.run;

import java.util.ArrayList;
import java.util.List;

/// Asked for by Ctrl-C, SIGTERM or a request, obeyed at the next safe point.
public final class Cancellation {
  private final List<Runnable> listeners = new ArrayList<>();
  private boolean asked;

  /// Asks; the second time is as good as the first.
  public void ask() {
    for (var listener : waken()) listener.run();
  }

  public synchronized boolean isAsked() {
    return asked;
  }

  /// Has something done at once when it is asked for, or now when it was already: cutting a wait
  /// short, for instance. It must not block.
  public void onAsk(Runnable listener) {
    synchronized (this) {
      if (!asked) {
        listeners.add(listener);
        return;
      }
    }
    listener.run();
  }

  private synchronized List<Runnable> waken() {
    if (asked) return List.of();
    asked = true;
    return List.copyOf(listeners);
  }
}
