package dandex.sandbox;

import java.time.Duration;

/// How a test waits for what other threads and processes bring about: it looks again and again, and
/// leaves the processor to them in between.
public final class Watch {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration STEP = Duration.ofMillis(5);

  private Watch() {}

  /// What may come true. An assertion in it ends the wait.
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws Exception;
  }

  /// Waits two minutes at most.
  ///
  /// @param what is waited for, as in "no export is open"
  /// @throws AssertionError when it did not come true
  public static void await(String what, Condition condition) {
    if (Deadline.in(LONGEST).await(() -> holds(what, condition), STEP)) return;
    throw new AssertionError("not in " + LONGEST.toSeconds() + " s: " + what);
  }

  private static boolean holds(String what, Condition condition) {
    try {
      return condition.holds();
    } catch (Exception e) {
      throw new AssertionError("cannot see whether " + what, e);
    }
  }
}
