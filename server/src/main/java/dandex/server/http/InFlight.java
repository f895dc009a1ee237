package dandex.server.http;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Requests that were begun and are not answered yet, so that a stop can wait for them.
final class InFlight {
  private final Phaser requests = new Phaser(1);

  void begin() {
    requests.register();
  }

  void end() {
    requests.arriveAndDeregister();
  }

  int size() {
    return requests.getRegisteredParties() - 1;
  }

  /// Waits until all that were begun are answered.
  ///
  /// @return false when patience ended first
  boolean await(Duration patience) {
    try {
      requests.awaitAdvanceInterruptibly(
          requests.arrive(), patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
