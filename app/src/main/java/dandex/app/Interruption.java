package dandex.app;

import dandex.indexer.run.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and SIGTERM while a command works: it is asked to end at its next safe point, and once it
/// has closed what it opened the process ends.
final class Interruption implements AutoCloseable {
  private static final int CANCELLED = 130;

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Console console;
  private final Duration patience;
  private volatile int exit = CANCELLED;
  private final Thread hook;

  private Interruption(Surroundings surroundings, String saying) {
    this.console = surroundings.console();
    this.patience = surroundings.config().get().life().stop();
    this.hook = new Thread(() -> interrupt(saying), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Of work that has an end of its own: its interruption is exit code 130.
  static Interruption ofWork(Surroundings surroundings) {
    return new Interruption(surroundings, "Stopping at the next safe point …");
  }

  /// Of a server, whose interruption is its ordinary end once it [#serves].
  static Interruption ofServer(Surroundings surroundings) {
    return new Interruption(surroundings, "Stopping …");
  }

  /// What was started goes on until it is interrupted: from now on that is exit code 0.
  void serves() {
    exit = 0;
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
      if (!ended.await(patience.toSeconds(), TimeUnit.SECONDS)) {
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
