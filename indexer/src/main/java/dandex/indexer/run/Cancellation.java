package dandex.indexer.run;

import java.util.concurrent.atomic.AtomicBoolean;

/// Asked for by Ctrl-C or SIGTERM, obeyed at the next safe point.
public final class Cancellation {
  private final AtomicBoolean asked = new AtomicBoolean();

  public void ask() {
    asked.set(true);
  }

  public boolean isAsked() {
    return asked.get();
  }
}
