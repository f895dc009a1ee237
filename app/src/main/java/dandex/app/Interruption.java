package dandex.app;

import dandex.indexer.run.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and SIGTERM while a command works: it is asked to end at its next safe point, and once it
/// has closed what it opened the process ends.
final class Interruption implements AutoCloseable {
  private static final int CANCELLED = 130;
  private static final long PATIENCE_SECONDS = 60;

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Console console;
  private final int exit;
  private final Thread hook;

  private Interruption(Console console, String saying, int exit) {
    this.console = console;
    this.exit = exit;
    this.hook = new Thread(() -> interrupt(saying), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Of work that has an end of its own: its interruption is exit code 130.
  static Interruption ofWork(Console console) {
    return new Interruption(console, "Stopping at the next safe point …", CANCELLED);
  }

  /// Of a server, whose interruption is its ordinary end.
  static Interruption ofServer(Console console) {
    return new Interruption(console, "Stopping …", 0);
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /// Waits until somebody interrupts.
  void await() throws InterruptedException {
    asked.await();
  }

  private void interrupt(String saying) {
    console.say(saying);
    cancellation.ask();
    asked.countDown();
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        console.say("It did not stop in time; what was not stored will be read again.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exit);
  }

  /// All is closed, be it done or cancelled.
  @Override
  public void close() {
    ended.countDown();
    if (cancellation.isAsked()) return;
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      console.say("Stopping …"); // the process is on its way out already, and the hook ends it
    }
  }
}
