package dandex.sandbox.archive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The faults that are to come.
final class Trouble {
  private final List<Pending> pending = new ArrayList<>();
  private Duration latency = Duration.ZERO;

  private static final class Pending {
    final Fault fault;
    final SplittableRandom random;
    int left;

    Pending(Fault fault) {
      this.fault = fault;
      this.random = new SplittableRandom(fault.seed());
      this.left = fault.times();
    }

    boolean strikes() {
      if (left == 0 || random.nextDouble() >= fault.rate()) return false;
      left--;
      return true;
    }
  }

  /// What a request meets.
  ///
  /// @param delay before it is answered
  /// @param failures other than delays; only the first one happens
  record Fate(Duration delay, List<Failure> failures) {}

  synchronized void add(Fault fault) {
    pending.add(new Pending(fault));
  }

  synchronized void latency(Duration every) {
    latency = every;
  }

  synchronized void heal() {
    pending.clear();
    latency = Duration.ZERO;
  }

  synchronized Fate of(String kind, String target) {
    var delay = latency;
    var failures = new ArrayList<Failure>();
    for (var one : pending) {
      // One failure a request: the others wait for their turn.
      var isDelay = one.fault.failure() instanceof Failure.Delay;
      if (!isDelay && !failures.isEmpty()) continue;
      if (!one.fault.concerns(kind, target) || !one.strikes()) continue;
      if (one.fault.failure() instanceof Failure.Delay(Duration by)) delay = delay.plus(by);
      else failures.add(one.fault.failure());
    }
    return new Fate(delay, failures);
  }

  /// What becomes of an answer.
  static Reply spoil(Reply reply, Failure failure) {
    return switch (failure) {
      case Failure.Status(int status, var retryAfter) when retryAfter != null ->
          error(status, retryAfter).with("Retry-After", retryAfter);
      case Failure.Status(int status, _) -> error(status, "1");
      case Failure.Reset() -> reply.ending(Reply.Ending.RESET);
      case Failure.Truncated() -> reply.ending(Reply.Ending.TRUNCATED);
      case Failure.NotJson() -> Reply.html(200, "DANDI Archive", "Come back later.");
      case Failure.Shortened(int items) -> Page.shortened(reply, items);
      case Failure.Delay _ -> reply;
    };
  }

  private static Reply error(int status, String seconds) {
    if (status == 429) {
      return Reply.detail(
          429, "Request was throttled. Expected available in " + seconds + " seconds.");
    }
    return status == 500
        ? Reply.html(500, "Server Error (500)", "")
        : Reply.html(status, "Application error", "An error occurred in the application.");
  }
}
