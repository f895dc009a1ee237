package dandex.indexer.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the LINDI host is asked.
///
/// @param concurrency how many files are read at once, 1 to 64
/// @param timeout for a connection, for an answer to begin and between its bytes, 1 to 3600
///   seconds; null for what is usual here
/// @param maxFileSize bytes of a file, as sent and as unpacked; a larger one is rejected
/// @param maxRequestsPerMinute 0 for no limit, null for what is usual at the host
public record LindiPace(
    int concurrency,
    @Nullable Duration timeout,
    long maxFileSize,
    @Nullable Integer maxRequestsPerMinute) {
  private static final int MOST_AT_ONCE = 64;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  /// Four files at once, of up to a gigabyte.
  public static final LindiPace USUAL = new LindiPace(4, null, 1_000_000_000, null);

  public LindiPace {
    if (concurrency < 1 || concurrency > MOST_AT_ONCE) {
      throw new IllegalArgumentException(
          "concurrency is " + concurrency + ", not between 1 and " + MOST_AT_ONCE);
    }
    if (timeout != null && (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0)) {
      throw new IllegalArgumentException(
          "timeout is " + timeout.toSeconds() + " seconds, not between 1 and 3600");
    }
    if (maxFileSize < 1) {
      throw new IllegalArgumentException("maxFileSize is " + maxFileSize + ", not 1 or more");
    }
    if (maxRequestsPerMinute != null && maxRequestsPerMinute < 0) {
      throw new IllegalArgumentException(
          "maxRequestsPerMinute is " + maxRequestsPerMinute + ", less than 0");
    }
  }

  public LindiPace withConcurrency(int files) {
    return new LindiPace(files, timeout, maxFileSize, maxRequestsPerMinute);
  }

  public LindiPace withTimeout(@Nullable Duration longer) {
    return new LindiPace(concurrency, longer, maxFileSize, maxRequestsPerMinute);
  }

  public LindiPace withMaxFileSize(long bytes) {
    return new LindiPace(concurrency, timeout, bytes, maxRequestsPerMinute);
  }

  public LindiPace withMaxRequestsPerMinute(@Nullable Integer requests) {
    return new LindiPace(concurrency, timeout, maxFileSize, requests);
  }
}
