package dandex.indexer.lindi;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The host said "not now": 408, 429 or one of its own errors.
final class Refused extends IOException {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final @Nullable Duration retryAfter;

  Refused(HttpResponse<?> answer) {
    super("the host answered " + answer.statusCode());
    this.retryAfter =
        answer
            .headers()
            .firstValue("Retry-After")
            .filter(value -> value.matches("\\d{1,9}")) // a date is left to our own pauses
            .map(value -> Duration.ofSeconds(Long.parseLong(value)))
            .orElse(null);
  }

  static boolean isRefusal(int status) {
    return status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
  }

  /// When the host wants to be asked again, where it says so.
  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
