package dandex.app;

import dandex.indexer.run.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and SIGTERM while a command works: it is asked to end at its next safe point, and then the
/// process ends with exit code 130.
final class Interruption implements AutoCloseable {
  private static final int CANCELLED = 130;
  private static final long PATIENCE_SECONDS = 60;

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  Interruption(Console console) {
    hook =
        new Thread(
            () -> {
              console.say("Stopping at the next safe point …");
              cancellation.ask();
              awaitEnd();
              Runtime.getRuntime().halt(CANCELLED);
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  Cancellation cancellation() {
    return cancellation;
  }

  private void awaitEnd() {
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("dandex: it did not stop in time; what was not stored will be read again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The work is over, be it done or cancelled.
  @Override
  public void close() {
    ended.countDown();
    if (cancellation.isAsked()) return;
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is already on its way out; the hook ends it.
    }
  }
}
