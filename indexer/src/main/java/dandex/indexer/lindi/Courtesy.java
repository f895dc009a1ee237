package dandex.indexer.lindi;

import java.time.Duration;

/// How a host is asked.
///
/// @param patience for a connection, for the answer to begin, and between its bytes
/// @param attempts for one file, the first one included
/// @param pause before the second attempt; doubled before each further one, unless the host says
///   when it wants to be asked again
/// @param requestsPerMinute at most, over all threads; 0 for as many as come
public record Courtesy(Duration patience, int attempts, Duration pause, int requestsPerMinute) {
  public static final Courtesy DEFAULT =
      new Courtesy(Duration.ofSeconds(30), 4, Duration.ofSeconds(1), 0);

  public Courtesy {
    if (!patience.isPositive()) throw new IllegalArgumentException("patience is " + patience);
    if (!pause.isPositive()) throw new IllegalArgumentException("pause is " + pause);
    if (attempts < 1) throw new IllegalArgumentException("attempts is " + attempts);
    if (requestsPerMinute < 0) {
      throw new IllegalArgumentException("requests per minute is " + requestsPerMinute);
    }
  }

  public Courtesy withPatience(Duration longer) {
    return new Courtesy(longer, attempts, pause, requestsPerMinute);
  }

  public Courtesy withRequestsPerMinute(int requests) {
    return new Courtesy(patience, attempts, pause, requests);
  }
}
