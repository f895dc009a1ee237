package dandex.sandbox.archive;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A way in which a request can go wrong.
public sealed interface Failure {
  /// An error instead of the answer: 429 in JSON, 5xx in HTML.
  ///
  /// @param retryAfter what the header of that name says
  record Status(int status, @Nullable String retryAfter) implements Failure {}

  /// The connection is reset in the middle of the body.
  record Reset() implements Failure {}

  /// The connection ends in the middle of the body.
  record Truncated() implements Failure {}

  /// 200, and a web page where JSON should be.
  record NotJson() implements Failure {}

  /// A page of a list ends early and looks whole: so many items, as many counted, no next page.
  record Shortened(int items) implements Failure {}

  /// The answer comes, but late.
  record Delay(Duration by) implements Failure {}

  static Failure status(int status) {
    return new Status(status, null);
  }

  static Failure throttled(int seconds) {
    return new Status(429, Integer.toString(seconds));
  }

  /// Throttled, with the end told as an HTTP date.
  static Failure throttled(Instant until) {
    return new Status(429, Stamp.http(Stamp.micros(until)));
  }
}
